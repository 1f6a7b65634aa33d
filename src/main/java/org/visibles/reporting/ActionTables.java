package org.visibles.reporting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.visibles.indicators.Effect;
import org.visibles.indicators.Effect.Stage;
import org.visibles.indicators.FieldActivity;
import org.visibles.indicators.FieldFigure;
import org.visibles.indicators.Territory;
import org.visibles.indicators.Value;
import org.visibles.indicators.Variable;
import org.visibles.reporting.ReportContent.Cell;
import org.visibles.reporting.ReportContent.Drawing;
import org.visibles.reporting.ReportContent.Row;
import org.visibles.reporting.ReportContent.Table;
import org.visibles.reporting.ReportContent.Unit;
import org.visibles.widgets.NaturalOrder;

/** The tables about what was done: what works, the work in the field, where it took place. None where nothing was done. */
@Component
class ActionTables {

    private static final List<String> GENERATIONS = List.of("", "2024", "2014");

    private final ReportWords words;

    ActionTables(ReportWords words) {
        this.words = words;
    }

    List<Table> effect(Effect effect) {
        if (!effect.publishable()) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>(effect.lines().stream()
                .sorted(Comparator.comparing(
                                (Effect.Line line) -> line.category().equals(Variable.OTHERS)
                                        || line.category().equals(Variable.NOT_STATED))
                        .thenComparing(line -> way(effect, line.category()), NaturalOrder.in(ReportWords.LOCALE)))
                .map(line -> row(way(effect, line.category()), line))
                .toList());
        String sentence = rows.stream()
                .filter(row -> row.cells().get(4).number() != null
                        && !row.code().equals(Variable.OTHERS)
                        && !row.code().equals(Variable.NOT_STATED))
                .max(Comparator.comparingDouble(row -> number(row, 4)))
                .map(best -> words.text(
                        "reporting.sentence.effect",
                        best.name(),
                        words.cell(best.cells().get(4)),
                        words.cell(best.cells().getFirst())))
                .orElseGet(() -> words.text("reporting.sentence.effect-none"));
        rows.add(row(words.text("indicators.total"), effect.total()));
        return List.of(new Table(
                "what-works",
                words.text("reporting.table.effect"),
                sentence,
                words.text("reporting.column.way"),
                Drawing.BARS,
                List.of(
                        words.column("met", "reporting.column.met", true),
                        words.column("identified", "reporting.column.identified", false),
                        words.column("mobilised", "reporting.column.mobilised", false),
                        words.column("connected", "reporting.column.connected", false),
                        words.column("connected-share", "reporting.column.connected-share", false),
                        words.column("interval", "reporting.column.interval", false)),
                rows));
    }

    private Row row(String name, Effect.Line line) {
        var share = line.share(Stage.CONNECTED);
        String interval = switch (share.verdict()) {
            case SHOWN -> words.text("indicators.effect.interval", words.share(share.low()), words.share(share.high()));
            case TOO_FEW -> words.text("indicators.effect.too-few");
            case HIDDEN -> words.text("indicators.masked");
            case NOBODY -> words.text("indicators.empty");
        };
        return new Row(
                line.category(),
                name,
                List.of(
                        Cell.of(Unit.COUNT, line.met()),
                        Cell.of(Unit.COUNT, line.identified()),
                        Cell.of(Unit.COUNT, line.mobilised()),
                        Cell.of(Unit.COUNT, line.connected()),
                        share.isShown()
                                ? Cell.of(Unit.SHARE, new Value(Value.State.SHOWN, share.share()))
                                : Cell.of(Unit.SHARE, Value.EMPTY),
                        Cell.text(interval)));
    }

    private String way(Effect effect, String code) {
        if (code.equals(Variable.NOT_STATED) || code.equals(Variable.OTHERS)) {
            return words.category(Variable.COMMUNE, code, Map.of());
        }
        return effect.methods().stream()
                .filter(method -> method.code().equals(code))
                .findFirst()
                .map(method ->
                        method.name() == null ? words.text("youth.findingPlace." + method.code()) : method.name())
                .orElse(code);
    }

    List<Table> field(FieldActivity activity) {
        if (activity.quarters().isEmpty()) {
            return List.of();
        }
        List<Table> tables = new ArrayList<>();
        tables.add(field(
                activity,
                "field-by-quarter",
                "quarter",
                activity.quarters().stream()
                        .map(row -> row(words.period(row.category()), row))
                        .toList()));
        if (!activity.organisations().isEmpty()) {
            tables.add(field(
                    activity,
                    "field-by-organisation",
                    "organisation",
                    activity.organisations().stream()
                            .map(row ->
                                    row(words.category(Variable.ORGANISATION, row.category(), activity.names()), row))
                            .sorted(Comparator.comparing(Row::name, NaturalOrder.in(ReportWords.LOCALE)))
                            .toList()));
        }
        return tables;
    }

    private Table field(FieldActivity activity, String code, String dimension, List<Row> lines) {
        List<Row> rows = new ArrayList<>(lines);
        rows.add(row(words.text("indicators.total"), activity.total()));
        return new Table(
                code,
                words.text("reporting.table." + code),
                words.text(
                        "indicators.field.sentence",
                        words.count(activity.total().value(FieldFigure.OUTINGS)),
                        words.cell(Cell.of(Unit.HOURS, activity.total().value(FieldFigure.HOURS)))),
                words.text("indicators.field." + dimension),
                dimension.equals("quarter") ? Drawing.BARS : Drawing.NONE,
                Stream.of(FieldFigure.values())
                        .map(figure -> words.column(figure.code(), figure.key(), figure == FieldFigure.OUTINGS))
                        .toList(),
                rows);
    }

    private static Row row(String name, FieldActivity.Row row) {
        return new Row(
                row.category(),
                name,
                Stream.of(FieldFigure.values())
                        .map(figure -> Cell.of(unit(figure), row.value(figure)))
                        .toList());
    }

    private static Unit unit(FieldFigure figure) {
        return switch (figure) {
            case HOURS, HOURS_PER_IDENTIFIED -> Unit.HOURS;
            case OUTINGS, FRUITLESS, MET, KNOWN, LEAFLETS, EXCHANGES -> Unit.COUNT;
        };
    }

    List<Table> territory(Territory territory) {
        return GENERATIONS.stream()
                .filter(generation -> !territory.codes(generation).isEmpty())
                .map(generation -> territory(territory, generation))
                .toList();
    }

    private Table territory(Territory territory, String generation) {
        String level = generation.isEmpty() ? "commune" : "qpv-" + generation;
        List<Row> rows = territory.codes(generation).stream()
                .map(code -> new Row(
                        code,
                        territory.names().getOrDefault(code, code),
                        Stream.of(Territory.Measure.values())
                                .map(measure -> Cell.of(
                                        measure == Territory.Measure.CONNECTION ? Unit.SHARE : Unit.COUNT,
                                        territory.area(code).value(measure)))
                                .toList()))
                .sorted(Comparator.comparing(Row::name, NaturalOrder.in(ReportWords.LOCALE)))
                .toList();
        String sentence = rows.stream()
                .filter(row -> number(row, 0) > 0)
                .max(Comparator.comparingDouble(row -> number(row, 0)))
                .map(most -> words.text(
                        "reporting.sentence.territory",
                        most.name(),
                        words.cell(most.cells().getFirst())))
                .orElseGet(() -> words.text("reporting.sentence.territory-none"));
        return new Table(
                "territory-" + level,
                words.text("reporting.table.territory", words.text("indicators.map.level." + level)),
                sentence,
                words.entry(words.text("indicators.map.level." + level)),
                generation.isEmpty() ? Drawing.MAP : Drawing.NONE,
                Stream.of(Territory.Measure.values())
                        .map(measure -> words.column(
                                measure.name().toLowerCase(java.util.Locale.ROOT),
                                measure.key(),
                                measure == Territory.Measure.OUTINGS))
                        .toList(),
                rows);
    }

    private static double number(Row row, int column) {
        Double number = row.cells().get(column).number();
        return number == null ? 0 : number;
    }
}
