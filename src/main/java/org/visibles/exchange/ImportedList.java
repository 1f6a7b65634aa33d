package org.visibles.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.visibles.exchange.column.Columns;
import org.visibles.exchange.column.Terms;
import org.visibles.exchange.sheet.TableFile.Remark;
import org.visibles.kernel.MemberId;

/**
 * A list that was brought.
 *
 * @param format null while it is read
 * @param detail name of the sheet, or encoding
 * @param layout code of the kind of list, where it is one that the program knows
 * @param headerLine number of the line that names the columns
 * @param hidden columns that the author had hidden
 * @param failure key of a text
 */
public record ImportedList(
        UUID id,
        String name,
        ImportState state,
        MemberId madeBy,
        Instant madeAt,
        @Nullable String format,
        @Nullable String detail,
        @Nullable String layout,
        List<String> header,
        long headerLine,
        Set<Integer> hidden,
        List<Remark> remarks,
        Columns columns,
        Terms terms,
        long done,
        long total,
        @Nullable String failure,
        List<String> failureArguments) {

    public ImportedList {
        header = List.copyOf(header);
        hidden = Set.copyOf(hidden);
        remarks = List.copyOf(remarks);
        failureArguments = List.copyOf(failureArguments);
    }

    /** What a column is called; its letters where it has no name. */
    public String columnName(int column) {
        String name = column >= 0 && column < header.size() ? header.get(column).strip() : "";
        return name.isEmpty() ? letters(column) : name;
    }

    private static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int left = column + 1; left > 0; left = (left - 1) / 26) {
            letters.insert(0, (char) ('A' + (left - 1) % 26));
        }
        return letters.toString();
    }
}
