package org.visibles.indicators.ui;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.visibles.widgets.PlainCsv;

/**
 * A table as a file, in the manner of {@link FiguresFile}.
 *
 * @param name without its ending
 * @param sheet of the workbook
 * @param rows made one after the other as they are written
 * @param provenance at the end of each row
 * @param notes what a second sheet explains: pairs of a word and its meaning
 */
record PlainFile(
        String name,
        String sheet,
        List<String> headers,
        Supplier<Stream<List<Cell>>> rows,
        Provenance provenance,
        String notesSheet,
        List<List<String>> notes) {

    /** Rows of a workbook that are held before they are written. */
    private static final int ROWS_AT_ONCE = 500;

    /**
     * One cell.
     *
     * @param number null for a text
     */
    record Cell(String text, @Nullable Double number, boolean share) {

        static Cell of(String text) {
            return new Cell(text, null, false);
        }
    }

    private List<String> columns() {
        return Stream.concat(headers.stream(), provenance.headers().stream()).toList();
    }

    /** Semicolons and UTF-8 with a mark, as French Excel opens it; what could be taken for a formula is defused. */
    void csv(OutputStream out) {
        try (var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(writer)) {
            writer.write(PlainCsv.BYTE_ORDER_MARK);
            csv.writeRecord(columns());
            List<String> same = provenance.cells();
            rows.get()
                    .forEach(row -> csv.writeRecord(Stream.concat(row.stream().map(Cell::text), same.stream())
                            .map(PlainCsv::defused)
                            .toList()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Numbers as numbers, so that one can go on working with them. */
    void xlsx(OutputStream out) {
        try (Workbook workbook = new Workbook(out, "Visibles", "1.0")) {
            Worksheet table = workbook.newWorksheet(sheet);
            List<String> columns = columns();
            for (int column = 0; column < columns.size(); column++) {
                table.value(0, column, columns.get(column));
                table.style(0, column).bold().set();
                table.width(column, column < 2 ? 38 : 18);
            }
            table.freezePane(0, 1);
            int number = 1;
            for (Iterator<List<Cell>> each = rows.get().iterator(); each.hasNext(); number++) {
                List<Cell> row = each.next();
                for (int column = 0; column < row.size(); column++) {
                    write(table, number, column, row.get(column));
                }
                provenance.write(table, number, row.size());
                if (number % ROWS_AT_ONCE == 0) {
                    table.flush();
                }
            }
            table.finish();
            Worksheet readMe = workbook.newWorksheet(notesSheet);
            readMe.width(0, 38);
            readMe.width(1, 110);
            for (int row = 0; row < notes.size(); row++) {
                for (int column = 0; column < notes.get(row).size(); column++) {
                    readMe.value(row, column, notes.get(row).get(column));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void write(Worksheet table, int row, int column, Cell cell) {
        if (cell.number() == null) {
            table.value(row, column, cell.text());
            return;
        }
        table.value(row, column, cell.number());
        if (cell.share()) {
            table.style(row, column).format("0.0%").set();
        }
    }
}
