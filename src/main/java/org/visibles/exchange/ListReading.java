package org.visibles.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.exchange.column.Columns;
import org.visibles.exchange.sheet.Line;
import org.visibles.exchange.sheet.Sheet;
import org.visibles.exchange.sheet.TableFile;
import org.visibles.exchange.sheet.TableFile.Found;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Identity;
import org.visibles.kernel.RuleViolation;

/** Lays the lines of a file beside the records, some hundred a transaction. */
@Component
class ListReading {

    private static final int BATCH = 500;

    private final ImportRecords imports;
    private final StagedRows rows;
    private final SheetChoice choice;
    private final CurrentMember member;
    private final TransactionTemplate transaction;

    ListReading(
            ImportRecords imports,
            StagedRows rows,
            SheetChoice choice,
            CurrentMember member,
            PlatformTransactionManager transactions) {
        this.imports = imports;
        this.rows = rows;
        this.choice = choice;
        this.member = member;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * @param sheet which of a workbook; null for the likeliest
     * @param told how many lines have been read
     */
    void read(UUID id, Path file, @Nullable String sheet, LongConsumer told) throws IOException {
        Sink sink = new Sink(id, told);
        Found found = TableFile.read(file, sheet == null ? likeliest(file) : sheet, sink::add);
        sink.flush();
        Line header = sink.header();
        if (sink.count == 0) {
            throw new RuleViolation("rule.exchange.file.empty");
        }
        Columns guess = Columns.guess(header.cells(), HeaderLine.sample(sink.sample), found.hidden());
        transaction.executeWithoutResult(status -> imports.read(
                id,
                found,
                header.cells(),
                header.number(),
                imports.remembered(member.require(), RowDigest.of(header.cells()))
                        .orElse(guess),
                Columns.layout(header.cells()).orElse(null),
                sink.count));
    }

    private @Nullable String likeliest(Path file) throws IOException {
        List<Sheet> sheets = TableFile.sheets(file);
        if (sheets.isEmpty()) {
            return null;
        }
        return choice.sorted(sheets).getFirst().name();
    }

    private final class Sink {

        private final UUID id;
        private final LongConsumer told;
        private final Identity who = member.require();
        private final List<Line> first = new ArrayList<>();
        private final List<Line> waiting = new ArrayList<>(BATCH);
        private List<Line> sample = List.of();
        private @Nullable Line header;
        private long count;

        Sink(UUID id, LongConsumer told) {
            this.id = id;
            this.told = told;
        }

        void add(Line line) {
            if (header == null) {
                first.add(line);
                if (first.size() == HeaderLine.WITHIN) {
                    begin();
                }
                return;
            }
            waiting.add(line);
            if (waiting.size() >= BATCH) {
                flush();
            }
        }

        private void begin() {
            int place = HeaderLine.of(first);
            header = first.get(place);
            sample = List.copyOf(first.subList(place + 1, first.size()));
            waiting.addAll(sample);
        }

        void flush() {
            if (header == null) {
                begin();
            }
            if (!waiting.isEmpty()) {
                transaction.executeWithoutResult(status -> rows.add(id, who, waiting));
                count += waiting.size();
                waiting.clear();
                told.accept(count);
            }
        }

        Line header() {
            return Objects.requireNonNull(header);
        }
    }
}
