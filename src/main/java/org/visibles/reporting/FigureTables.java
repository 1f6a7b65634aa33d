package org.visibles.reporting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.visibles.indicators.Figures;
import org.visibles.indicators.Figures.Line;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Value;
import org.visibles.indicators.Variable;
import org.visibles.reporting.ReportContent.Cell;
import org.visibles.reporting.ReportContent.Drawing;
import org.visibles.reporting.ReportContent.Row;
import org.visibles.reporting.ReportContent.Table;
import org.visibles.reporting.ReportContent.Unit;

/** The tables about people: key figures, funnel and breakdowns. */
@Component
class FigureTables {

    /** Code of the table of stages. */
    static final String FUNNEL = "funnel";

    private final ReportWords words;

    FigureTables(ReportWords words) {
        this.words = words;
    }

    /**
     * @param costs whether what was spent stands there too: not where some who read the report do not read that
     */
    Table keyFigures(Figures figures, boolean costs) {
        List<Row> rows = new ArrayList<>();
        for (Line line : figures.total().lines()) {
            Indicator indicator = line.indicator();
            boolean share = indicator.unit() == Indicator.Unit.SHARE;
            boolean cost = indicator.unit() == Indicator.Unit.EUROS;
            if (cost && !costs) {
                continue;
            }
            rows.add(new Row(
                    indicator.code(),
                    words.text(indicator.key()),
                    List.of(
                            Cell.of(unit(indicator), line.result()),
                            Cell.of(cost ? Unit.EUROS : Unit.COUNT, share || cost ? line.numerator() : Value.EMPTY),
                            Cell.of(Unit.COUNT, line.denominator()),
                            Cell.of(Unit.SHARE, line.notStated()),
                            Cell.of(Unit.SHARE, line.toReconfirm()))));
        }
        return new Table(
                "key-figures",
                words.text("reporting.table.key-figures"),
                words.text(
                        "reporting.sentence.key-figures",
                        words.count(result(figures, Indicator.IDENTIFIED)),
                        words.share(result(figures, Indicator.MOBILISATION)),
                        words.share(result(figures, Indicator.CONNECTION))),
                words.text("indicators.indicator"),
                Drawing.NONE,
                List.of(
                        words.column("value", "reporting.column.value", false),
                        words.column("numerator", "reporting.column.numerator", false),
                        words.column("denominator", "reporting.column.denominator", false),
                        words.column("not-stated", "indicators.not-stated", false),
                        words.column("to-reconfirm", "reporting.column.to-reconfirm", false)),
                rows);
    }

    Table funnel(Figures figures) {
        List<Row> rows = List.of(
                stage(figures, Indicator.IDENTIFIED, Indicator.MOBILISATION),
                stage(figures, Indicator.MOBILISATION, Indicator.CONNECTION),
                stage(figures, Indicator.CONNECTION, null),
                stage(figures, Indicator.EXITED, null));
        return new Table(
                FUNNEL,
                words.text("reporting.table.funnel"),
                words.text(
                        "reporting.sentence.funnel",
                        rows.stream()
                                .map(row -> words.cell(row.cells().getFirst()))
                                .toArray()),
                words.text("reporting.column.stage"),
                Drawing.BARS,
                List.of(
                        words.column("people", "reporting.column.people", true),
                        words.column("share", "reporting.column.of-identified", false),
                        words.column("stayed", "indicators.stayed", false)),
                rows);
    }

    /** Exits are no stage after the connection: one comes out of each of them. */
    private Row stage(Figures figures, Indicator stage, @Nullable Indicator next) {
        Value identified = result(figures, Indicator.IDENTIFIED);
        Value reached = stage == Indicator.IDENTIFIED ? identified : numerator(figures, stage);
        Value stayed = next == null ? Value.EMPTY : reached.less(numerator(figures, next));
        return new Row(
                stage.code(),
                words.text("reporting.stage." + stage.code()),
                List.of(Cell.of(Unit.COUNT, reached), Cell.share(reached, identified), Cell.of(Unit.COUNT, stayed)));
    }

    Table breakdown(Figures figures, Variable by) {
        Value all = result(figures, Indicator.IDENTIFIED);
        List<Row> rows = new ArrayList<>(figures.rows().stream()
                .sorted(Comparator.comparing(row -> row.categories().getFirst(), words.order(by, figures.names())))
                .map(row -> {
                    String code = row.categories().getFirst();
                    return row(code, words.category(by, code, figures.names()), row, all);
                })
                .toList());
        String sentence = rows.stream()
                .filter(row -> row.cells().getFirst().number() != null
                        && !Variable.isOthers(row.code())
                        && !row.code().equals(Variable.NOT_STATED))
                .max(Comparator.comparingDouble(FigureTables::people))
                .map(most -> words.text(
                        "reporting.sentence.breakdown",
                        most.name(),
                        words.cell(most.cells().getFirst()),
                        words.count(all),
                        words.cell(most.cells().get(1))))
                .orElseGet(() -> words.text("reporting.sentence.breakdown-hidden"));
        rows.add(row("", words.text("indicators.total"), figures.total(), all));
        String dimension = words.text(by.key());
        return new Table(
                Table.by(by),
                words.text("reporting.table.breakdown", dimension),
                sentence,
                words.entry(dimension),
                Drawing.BARS,
                List.of(
                        words.column("identified", "reporting.column.identified", true),
                        words.column("part", "reporting.column.part", false),
                        words.column("mobilised", "reporting.column.mobilised", false),
                        words.column("mobilisation", "indicators.indicator.mobilisation", false),
                        words.column("connected", "reporting.column.connected", false),
                        words.column("connection", "indicators.indicator.connection", false)),
                rows);
    }

    private static double people(Row row) {
        Double number = row.cells().getFirst().number();
        return number == null ? 0 : number;
    }

    private static Row row(String code, String name, Figures.Row row, Value all) {
        Value people = result(row, Indicator.IDENTIFIED);
        return new Row(
                code,
                name,
                List.of(
                        Cell.of(Unit.COUNT, people),
                        Cell.share(people, all),
                        Cell.of(Unit.COUNT, numerator(row, Indicator.MOBILISATION)),
                        Cell.of(Unit.SHARE, result(row, Indicator.MOBILISATION)),
                        Cell.of(Unit.COUNT, numerator(row, Indicator.CONNECTION)),
                        Cell.of(Unit.SHARE, result(row, Indicator.CONNECTION))));
    }

    static Unit unit(Indicator indicator) {
        return switch (indicator.unit()) {
            case PEOPLE, EXCHANGES -> Unit.COUNT;
            case SHARE -> Unit.SHARE;
            case DAYS -> Unit.DAYS;
            case EUROS -> Unit.EUROS;
        };
    }

    private static Value result(Figures figures, Indicator indicator) {
        return result(figures.total(), indicator);
    }

    private static Value result(Figures.Row row, Indicator indicator) {
        return row.line(indicator).map(Line::result).orElse(Value.EMPTY);
    }

    private static Value numerator(Figures figures, Indicator indicator) {
        return numerator(figures.total(), indicator);
    }

    private static Value numerator(Figures.Row row, Indicator indicator) {
        Optional<Line> line = row.line(indicator);
        return line.map(Line::numerator).orElse(Value.EMPTY);
    }
}
