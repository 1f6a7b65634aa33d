package org.visibles.reporting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.visibles.indicators.Figures;
import org.visibles.indicators.Figures.Line;
import org.visibles.indicators.Figures.OrganisationTarget;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Value;
import org.visibles.reporting.ReportContent.Cell;
import org.visibles.reporting.ReportContent.Column;
import org.visibles.reporting.ReportContent.Drawing;
import org.visibles.reporting.ReportContent.Row;
import org.visibles.reporting.ReportContent.Table;
import org.visibles.widgets.NaturalOrder;

/** What was aimed at, against what part of the programme's time had passed on the last day that counts. */
@Component
class TargetTables {

    /** Code of the table of what the organisations aim at. */
    static final String OF_ORGANISATIONS = "targets-by-organisation";

    private final ReportWords words;

    TargetTables(ReportWords words) {
        this.words = words;
    }

    /** Of the programme or the one organisation, then of each organisation; none without targets. */
    List<Table> tables(Figures figures) {
        return Stream.of(whole(figures), ofOrganisations(figures))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Table> whole(Figures figures) {
        if (figures.targets().isEmpty()) {
            return Optional.empty();
        }
        List<Row> rows = new ArrayList<>();
        for (Indicator indicator : Indicator.values()) {
            Double target = figures.targets().get(indicator);
            if (target != null) {
                rows.add(new Row(
                        indicator.code(), name(indicator), cells(indicator, result(figures, indicator), target)));
            }
        }
        String elapsed = words.share(figures.elapsed());
        String until = words.day(figures.until());
        return Optional.of(new Table(
                "targets",
                words.text("reporting.table.targets"),
                rows.stream()
                        .filter(row ->
                                row.cells().getLast().number() != null) // not of a ceiling, nor of a target of zero
                        .findFirst()
                        .map(first -> words.text(
                                "reporting.sentence.targets",
                                first.name(),
                                words.cell(first.cells().getLast()),
                                elapsed,
                                until))
                        .orElseGet(() -> words.text("reporting.sentence.targets-none", elapsed, until)),
                words.text("indicators.indicator"),
                Drawing.NONE,
                columns(),
                rows));
    }

    private Optional<Table> ofOrganisations(Figures figures) {
        List<OrganisationTarget> targets = figures.organisationTargets();
        if (targets.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Table(
                OF_ORGANISATIONS,
                words.text("indicators.targets"),
                words.text(
                        "reporting.sentence.targets-by-organisation",
                        targets.stream()
                                .map(OrganisationTarget::organisation)
                                .distinct()
                                .count(),
                        words.share(figures.elapsed()),
                        words.day(figures.until())),
                words.text("reporting.column.organisation-indicator"),
                Drawing.NONE,
                columns(),
                targets.stream()
                        .sorted(Comparator.comparing(
                                        (OrganisationTarget target) -> name(figures, target),
                                        NaturalOrder.in(ReportWords.LOCALE))
                                .thenComparing(OrganisationTarget::indicator))
                        .map(target -> row(figures, target))
                        .toList()));
    }

    private static String name(Figures figures, OrganisationTarget target) {
        String id = target.organisation().toString();
        return figures.names().getOrDefault(id, id);
    }

    private Row row(Figures figures, OrganisationTarget target) {
        Indicator indicator = target.indicator();
        return new Row(
                target.organisation() + "/" + indicator.code(),
                name(figures, target) + " – " + name(indicator),
                cells(indicator, target.reached(), target.target()));
    }

    private String name(Indicator indicator) {
        String name = words.text(indicator.key());
        return indicator.lessIsBetter() ? words.text("reporting.targets.ceiling", name) : name;
    }

    private List<Column> columns() {
        return List.of(
                words.column("value", "reporting.column.value", false),
                words.column("target", "reporting.column.target", false),
                words.column("progress", "reporting.column.progress", false));
    }

    /** How far it is towards a target; of a ceiling that would say nothing. */
    private static List<Cell> cells(Indicator indicator, Value reached, double target) {
        Value goal = new Value(Value.State.SHOWN, target);
        return List.of(
                Cell.of(FigureTables.unit(indicator), reached),
                Cell.of(FigureTables.unit(indicator), goal),
                indicator.lessIsBetter() ? Cell.of(ReportContent.Unit.SHARE, Value.EMPTY) : Cell.share(reached, goal));
    }

    private static Value result(Figures figures, Indicator indicator) {
        return figures.total().line(indicator).map(Line::result).orElse(Value.EMPTY);
    }
}
