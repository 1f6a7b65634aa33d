package org.visibles.indicators.ui;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.visibles.indicators.Figures;
import org.visibles.indicators.Figures.Line;
import org.visibles.indicators.Figures.OrganisationTarget;
import org.visibles.indicators.Figures.Row;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Value;
import org.visibles.indicators.Variable;
import org.visibles.widgets.PlainCsv;

/**
 * Figures as a file: one line for each number, with what it was made of. No free text, no name of a person: categories,
 * organisations and definitions alone.
 *
 * @param own whether they are of an organisation's own people, and not of the programme
 */
record FiguresFile(Labels labels, Figures figures, boolean own) {

    /** Rows of a workbook that are held before they are written. */
    private static final int ROWS_AT_ONCE = 500;

    /** What each line says of itself; what all have in common follows. */
    private static final int LINE_COLUMNS = 15;

    private List<String> headers() {
        List<String> headers = new ArrayList<>(Stream.of(
                        "by",
                        "category",
                        "code",
                        "indicator",
                        "numerator",
                        "denominator",
                        "value",
                        "unit",
                        "not-stated",
                        "to-reconfirm",
                        "target",
                        "definition",
                        "source",
                        "version",
                        "elapsed")
                .map(column -> labels.text("indicators.column." + column))
                .toList());
        headers.addAll(Provenance.of(labels, figures).headers());
        return headers;
    }

    private void each(BiConsumer<Row, Line> line) {
        figures.total().lines().forEach(each -> line.accept(figures.total(), each));
        labels.sorted(figures.rows(), figures.selection().by(), figures.names())
                .forEach(row -> row.lines().forEach(each -> line.accept(row, each)));
    }

    private String by(Row row) {
        List<Variable> by = figures.selection().by();
        return row.categories().isEmpty()
                ? labels.text("indicators.total")
                : String.join(", ", by.stream().map(labels::variable).toList());
    }

    private String category(Row row) {
        return row.categories().isEmpty()
                ? figures.selection().quarter() == null
                        ? labels.text("indicators.whole-programme")
                        : labels.quarter(figures.selection().quarter())
                : labels.categories(figures.selection().by(), row.categories(), figures.names());
    }

    /** Semicolons and UTF-8 with a mark, as French Excel opens it; what could be taken for a formula is defused. */
    void csv(OutputStream out) {
        new FiguresFile(labels.ungrouped(), figures, own).write(out);
    }

    private void write(OutputStream out) {
        try (var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(writer)) {
            writer.write(PlainCsv.BYTE_ORDER_MARK);
            csv.writeRecord(headers());
            List<String> same = Provenance.of(labels, figures).cells();
            each((row, line) -> csv.writeRecord(Stream.concat(
                            Stream.of(
                                    by(row),
                                    category(row),
                                    line.indicator().code(),
                                    labels.indicator(line.indicator()),
                                    labels.count(line.numerator()),
                                    labels.count(line.denominator()),
                                    labels.result(line),
                                    unit(line.indicator()),
                                    labels.share(line.notStated()),
                                    labels.share(line.toReconfirm()),
                                    target(row, line.indicator()),
                                    labels.text(line.indicator().formulaKey()),
                                    labels.text(line.indicator().source().key()),
                                    version(line.indicator()),
                                    target(row, line.indicator()).isEmpty() ? "" : labels.share(figures.elapsed())),
                            same.stream())
                    .map(PlainCsv::defused)
                    .toList()));
            for (String sentence : notYetTold()) {
                List<String> cells = new ArrayList<>(Collections.nCopies(LINE_COLUMNS, ""));
                cells.set(1, sentence);
                cells.addAll(same);
                csv.writeRecord(cells);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Numbers as numbers, so that one can go on working with them; the last sheet explains. */
    void xlsx(OutputStream out) {
        try (Workbook workbook = new Workbook(out, "Visibles", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(labels.text("indicators.sheet"));
            List<String> headers = headers();
            for (int column = 0; column < headers.size(); column++) {
                sheet.value(0, column, headers.get(column));
                sheet.style(0, column).bold().set();
                sheet.width(column, column == 3 || column == 1 ? 38 : 18);
            }
            sheet.freezePane(0, 1);
            Provenance provenance = Provenance.of(labels, figures);
            List<Integer> at = new ArrayList<>(List.of(1));
            each((row, line) -> {
                int number = at.getFirst();
                at.set(0, number + 1);
                xlsxRow(sheet, number, row, line);
                provenance.write(sheet, number, LINE_COLUMNS);
                if (number % ROWS_AT_ONCE == 0) {
                    flush(sheet);
                }
            });
            sheet.finish();
            if (!figures.organisationTargets().isEmpty()) {
                new TargetsSheet(labels, figures).write(workbook.newWorksheet(labels.text("indicators.targets")));
            }
            new FiguresReadMe(labels, figures, notYetTold())
                    .write(workbook.newWorksheet(labels.text("indicators.sheet.read-me")));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void flush(Worksheet sheet) {
        try {
            sheet.flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void xlsxRow(Worksheet sheet, int number, Row row, Line line) {
        sheet.value(number, 0, by(row));
        sheet.value(number, 1, category(row));
        sheet.value(number, 2, line.indicator().code());
        sheet.value(number, 3, labels.indicator(line.indicator()));
        boolean share = line.indicator().unit() == Indicator.Unit.SHARE;
        cell(sheet, number, 4, line.numerator(), false);
        cell(sheet, number, 5, line.denominator(), false);
        cell(sheet, number, 6, line.result(), share);
        sheet.value(number, 7, unit(line.indicator()));
        cell(sheet, number, 8, line.notStated(), true);
        Optional<Double> target = targetOf(row, line.indicator());
        cell(sheet, number, 9, line.toReconfirm(), true);
        cell(sheet, number, 10, shown(target), share);
        sheet.value(number, 11, labels.text(line.indicator().formulaKey()));
        sheet.value(number, 12, labels.text(line.indicator().source().key()));
        sheet.value(number, 13, version(line.indicator()));
        cell(sheet, number, 14, shown(target.map(there -> figures.elapsed())), true);
    }

    private static Value shown(Optional<Double> number) {
        return number.map(each -> new Value(Value.State.SHOWN, each)).orElse(Value.EMPTY);
    }

    private static String version(Indicator indicator) {
        return String.valueOf(indicator.version().number());
    }

    private void cell(Worksheet sheet, int row, int column, Value value, boolean share) {
        if (value.isShown()) {
            sheet.value(row, column, value.number());
            if (share) {
                sheet.style(row, column).format("0.0%").set();
            }
        } else if (value.state() != Value.State.EMPTY) {
            sheet.value(row, column, labels.count(value));
        }
    }

    private List<String> notYetTold() {
        NotYetTold waiting = new NotYetTold(labels, figures);
        return own ? waiting.ofOwnFile() : waiting.sentences();
    }

    private String unit(Indicator indicator) {
        return labels.text(indicator.unit().key());
    }

    private String target(Row row, Indicator indicator) {
        return targetOf(row, indicator)
                .map(target -> labels.target(indicator, target))
                .orElse("");
    }

    /** Of everyone in the first line, of an organisation in its own. */
    private Optional<Double> targetOf(Row row, Indicator indicator) {
        if (row.categories().isEmpty()) {
            return Optional.ofNullable(figures.targets().get(indicator));
        }
        return figures.selection().by().equals(List.of(Variable.ORGANISATION))
                ? figures.organisationTargets().stream()
                        .filter(target -> target.indicator() == indicator
                                && row.categories()
                                        .getFirst()
                                        .equals(target.organisation().toString()))
                        .map(OrganisationTarget::target)
                        .findFirst()
                : Optional.empty();
    }
}
