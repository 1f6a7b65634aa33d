package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.visibles.indicators.Figures;
import org.visibles.indicators.Figures.Line;
import org.visibles.indicators.Figures.Row;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Part;
import org.visibles.indicators.Variable;
import org.visibles.widgets.Chart;

/** One indicator by one dimension, as bars and table; or people by two dimensions, as a table. */
class Breakdown extends Section {

    private final Labels labels;
    private final Figures figures;
    private final List<Variable> by;
    private final Behind behind;

    Breakdown(Labels labels, Figures figures, Behind behind, FiguresAsked asked, Consumer<FiguresAsked> open) {
        this.labels = labels;
        this.figures = figures;
        this.behind = behind;
        this.by = figures.selection().by();
        addClassName("visibles-section");
        if (by.isEmpty()) {
            add(new H2(labels.text("indicators.breakdown")));
            add(new Paragraph(labels.text("indicators.breakdown.not-published")));
        } else if (by.size() == 1) {
            List<Row> rows = labels.sorted(figures.rows(), by, figures.names());
            boolean all = rows.stream().anyMatch(row -> row.lines().size() > 1);
            List<Indicator> offered = offered();
            Indicator chosen = all && offered.contains(asked.indicator()) ? asked.indicator() : Indicator.IDENTIFIED;
            one(chosen, rows);
            if (all) {
                addComponentAtIndex(1, indicators(offered, chosen, asked, open));
            }
        } else {
            two();
        }
    }

    /** What was spent is not for everyone who reads figures. */
    private List<Indicator> offered() {
        return figures.total().lines().stream()
                .filter(KeyFigures::readable)
                .map(Line::indicator)
                .toList();
    }

    private Select<Indicator> indicators(
            List<Indicator> offered, Indicator chosen, FiguresAsked asked, Consumer<FiguresAsked> open) {
        Select<Indicator> select = new Select<>();
        select.setLabel(labels.text("indicators.indicator"));
        select.setItems(offered);
        select.setItemLabelGenerator(labels::indicator);
        select.setValue(chosen);
        select.addValueChangeListener(change -> open.accept(asked.of(change.getValue())));
        select.addClassName("visibles-wide");
        return select;
    }

    private void one(Indicator indicator, List<Row> rows) {
        String title =
                labels.text("indicators.breakdown.one", labels.indicator(indicator), labels.variable(by.getFirst()));
        String sentence = sentence(indicator, rows);
        add(new H2(title), new Paragraph(sentence));
        add(new Chart(
                sentence,
                indicator.unit() == Indicator.Unit.SHARE ? 1 : 0,
                rows.stream().map(row -> bar(indicator, row)).toList()));
        List<String> headers = new ArrayList<>(List.of(labels.variable(by.getFirst()), labels.indicator(indicator)));
        boolean share = indicator.unit() == Indicator.Unit.SHARE;
        if (share) {
            headers.add(labels.text("indicators.numerator"));
            headers.add(labels.text("indicators.denominator"));
            headers.add(labels.text("indicators.not-stated"));
            if (indicator.countsToReconfirm()) {
                headers.add(labels.text("indicators.to-reconfirm"));
            }
        }
        List<List<Entry>> cells = new ArrayList<>();
        rows.forEach(row ->
                row.line(indicator).ifPresent(line -> cells.add(cells(name(row), row.categories(), line, share))));
        figures.total()
                .line(indicator)
                .ifPresent(line -> cells.add(cells(labels.text("indicators.total"), List.of(), line, share)));
        add(DataTable.linked(title, headers, cells));
    }

    private List<Entry> cells(String name, List<String> categories, Line line, boolean share) {
        List<Entry> cells = new ArrayList<>(List.of(Entry.of(name)));
        if (share) {
            cells.add(Entry.of(labels.result(line)));
            cells.add(behind.entry(labels.count(line.numerator()), line, Part.NUMERATOR, categories, name));
            cells.add(behind.entry(labels.count(line.denominator()), line, Part.DENOMINATOR, categories, name));
            cells.add(behind.entry(labels.share(line.notStated()), line, Part.NOT_STATED, categories, name));
            if (line.indicator().countsToReconfirm()) {
                cells.add(behind.entry(labels.share(line.toReconfirm()), line, Part.TO_RECONFIRM, categories, name));
            }
        } else {
            cells.add(behind.entry(labels.result(line), line, Part.NUMERATOR, categories, name));
        }
        return cells;
    }

    private Chart.Bar bar(Indicator indicator, Row row) {
        Optional<Line> line = row.line(indicator);
        return new Chart.Bar(
                name(row),
                line.map(found -> found.result().number()).orElse(0.0),
                line.map(labels::result).orElse(""));
    }

    /** Names the category with the highest number that is shown. */
    private String sentence(Indicator indicator, List<Row> rows) {
        return rows.stream()
                .filter(row -> row.line(indicator)
                        .filter(line -> line.result().isShown())
                        .isPresent())
                .max(Comparator.comparingDouble(
                        row -> row.line(indicator).orElseThrow().result().number()))
                .map(row -> labels.text(
                        "indicators.breakdown.sentence",
                        labels.indicator(indicator),
                        name(row),
                        labels.result(row.line(indicator).orElseThrow()),
                        labels.result(figures.total().line(indicator).orElseThrow())))
                .orElseGet(() -> labels.text("indicators.breakdown.nothing"));
    }

    private String name(Row row) {
        return labels.categories(by, row.categories(), figures.names());
    }

    private void two() {
        String title =
                labels.text("indicators.breakdown.two", labels.variable(by.getFirst()), labels.variable(by.getLast()));
        List<Row> rows = labels.sorted(figures.rows(), by, figures.names());
        Map<String, Integer> columns = new LinkedHashMap<>();
        rows.stream()
                .map(row -> row.categories().getLast())
                .distinct()
                .sorted(by.getLast().order())
                .forEach(code -> columns.put(code, columns.size() + 1));
        Map<String, List<Entry>> lines = new LinkedHashMap<>();
        for (Row row : rows) {
            List<Entry> line = lines.computeIfAbsent(row.categories().getFirst(), code -> {
                List<Entry> fresh = new ArrayList<>(
                        Collections.nCopies(columns.size() + 1, Entry.of(labels.text("indicators.empty"))));
                fresh.set(0, Entry.of(labels.category(by.getFirst(), code, figures.names())));
                return fresh;
            });
            row.line(Indicator.IDENTIFIED)
                    .ifPresent(found -> line.set(
                            columns.getOrDefault(row.categories().getLast(), 0),
                            behind.entry(labels.result(found), found, Part.NUMERATOR, row.categories(), name(row))));
        }
        List<String> headers = new ArrayList<>(List.of(labels.variable(by.getFirst())));
        columns.keySet().forEach(code -> headers.add(labels.category(by.getLast(), code, figures.names())));
        add(
                new H2(title),
                new Paragraph(labels.text(
                        "indicators.breakdown.two.sentence",
                        labels.result(figures.total().line(Indicator.IDENTIFIED).orElseThrow()))));
        add(DataTable.linked(title, headers, List.copyOf(lines.values())));
    }
}
