package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.visibles.indicators.Figures;
import org.visibles.indicators.Figures.Row;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Value;
import org.visibles.indicators.Variable;
import org.visibles.indicators.ui.PlainFile.Cell;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Page;

/** How far those identified in each quarter have got by the day of knowledge, as published. */
class QuarterStages extends Div {

    private static final List<Indicator> STAGES =
            List.of(Indicator.IDENTIFIED, Indicator.MOBILISATION, Indicator.CONNECTION, Indicator.EXITED);

    private final Labels labels;
    private final Figures figures;

    QuarterStages(Labels labels, Figures figures) {
        this.labels = labels;
        this.figures = figures;
        String title = labels.text("indicators.cohort.by-quarter");
        add(
                new Paragraph(
                        labels.text("indicators.known-on", labels.day(figures.knownOn()), labels.day(figures.until()))),
                new Paragraph(labels.text("indicators.cohort.published")));
        if (figures.rows().isEmpty()
                || !figures.total()
                        .line(Indicator.IDENTIFIED)
                        .orElseThrow()
                        .result()
                        .isShown()) {
            add(new EmptyState(labels.text("indicators.too-few")));
            return;
        }
        add(Page.section(title, new Paragraph(sentence()), new DataTable(title, headers(), rows(labels))));
    }

    private String sentence() {
        return labels.text(
                "indicators.funnel.sentence",
                STAGES.stream()
                        .map(stage -> cell(labels, figures.total(), stage))
                        .toArray());
    }

    private List<String> headers() {
        return List.of(
                labels.entry(Variable.QUARTER),
                labels.text("indicators.step.identified"),
                labels.text("indicators.step.mobilised"),
                labels.text("indicators.step.connected"),
                labels.text("indicators.step.exited"));
    }

    private List<List<String>> rows(Labels words) {
        return lines().map(row -> {
                    List<String> cells = new ArrayList<>(List.of(name(words, row)));
                    STAGES.forEach(stage -> cells.add(cell(words, row, stage)));
                    return cells;
                })
                .toList();
    }

    /** The quarters, then all of them. */
    private Stream<Row> lines() {
        return Stream.concat(
                labels.sorted(figures.rows(), List.of(Variable.QUARTER), figures.names()).stream(),
                Stream.of(figures.total()));
    }

    private String name(Labels words, Row row) {
        return row.categories().isEmpty()
                ? words.text("indicators.total")
                : words.categories(List.of(Variable.QUARTER), row.categories(), figures.names());
    }

    private static Value value(Row row, Indicator stage) {
        return row.line(stage).map(Figures.Line::numerator).orElse(Value.EMPTY);
    }

    private static String cell(Labels words, Row row, Indicator stage) {
        return words.count(value(row, stage));
    }

    PlainFile file() {
        Labels plain = labels.ungrouped();
        return new PlainFile(
                "cohortes-" + figures.knownOn(),
                plain.text("indicators.part.cohort"),
                headers(),
                () -> lines().map(row -> {
                    List<Cell> cells = new ArrayList<>(List.of(Cell.of(name(plain, row))));
                    STAGES.forEach(stage -> {
                        Value value = value(row, stage);
                        cells.add(new Cell(
                                plain.count(value), value.isShown() ? Double.valueOf(value.number()) : null, false));
                    });
                    return cells;
                }),
                Provenance.of(plain, figures.dates(), STAGES),
                plain.text("indicators.sheet.read-me"),
                List.of(
                        List.of(plain.text(
                                "indicators.known-on", plain.day(figures.knownOn()), plain.day(figures.until()))),
                        List.of(plain.text("indicators.cohort.published"))));
    }
}
