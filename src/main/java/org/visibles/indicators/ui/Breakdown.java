package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Nav;
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
import java.util.Set;
import java.util.function.Consumer;
import org.visibles.indicators.Figures;
import org.visibles.indicators.Figures.Line;
import org.visibles.indicators.Figures.Row;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Part;
import org.visibles.indicators.Variable;
import org.visibles.widgets.Chart;
import org.visibles.widgets.RowPages;

/**
 * One indicator by one dimension, as bars and table; or people by two dimensions, as a table. A page of rows at a time,
 * and none of the others stays with the page, so that thousands of them cost the session nothing.
 */
final class Breakdown {

    private final Labels labels;
    private final Figures figures;
    private final List<Variable> by;
    private final Behind behind;
    private final FiguresAsked asked;

    Breakdown(Labels labels, Figures figures, Behind behind, FiguresAsked asked) {
        this.labels = labels;
        this.figures = figures;
        this.behind = behind;
        this.asked = asked;
        this.by = figures.selection().by();
    }

    /** @param open called with what is asked for next */
    Section section(Consumer<FiguresAsked> open) {
        Section section = new Section();
        section.addClassName("visibles-section");
        Div choice = new BreakdownChoice(labels, asked, figures, open);
        if (by.isEmpty()) {
            section.add(new H2(labels.text("indicators.breakdown")));
            section.add(new Paragraph(labels.text("indicators.breakdown.not-published")));
        } else if (by.size() == 1) {
            List<Row> rows = labels.sorted(figures.rows(), by, figures.names());
            boolean all = rows.stream().anyMatch(row -> row.lines().size() > 1);
            List<Indicator> offered = offered();
            Indicator chosen = all && offered.contains(asked.indicator()) ? asked.indicator() : Indicator.IDENTIFIED;
            one(section, chosen, rows, open);
            if (all) {
                choice.add(indicators(offered, chosen, open));
            }
        } else {
            two(section, open);
        }
        section.addComponentAtIndex(1, choice);
        return section;
    }

    /** What was spent is not for everyone who reads figures. */
    private List<Indicator> offered() {
        return figures.total().lines().stream()
                .filter(KeyFigures::readable)
                .map(Line::indicator)
                .toList();
    }

    private Select<Indicator> indicators(List<Indicator> offered, Indicator chosen, Consumer<FiguresAsked> open) {
        FiguresAsked now = asked; // a listener that knew more would keep all rows
        Select<Indicator> select = new Select<>();
        select.setLabel(labels.text("indicators.indicator"));
        select.setItems(offered);
        select.setItemLabelGenerator(labels::indicator);
        select.setValue(chosen);
        select.addValueChangeListener(change -> open.accept(now.of(change.getValue())));
        return select;
    }

    private void one(Section section, Indicator indicator, List<Row> rows, Consumer<FiguresAsked> open) {
        String title =
                labels.text("indicators.breakdown.one", labels.indicator(indicator), labels.variable(by.getFirst()));
        String sentence = sentence(indicator, rows);
        RowPages pages = new RowPages(rows.size(), asked.page());
        boolean share = indicator.unit() == Indicator.Unit.SHARE;
        List<Chart.Bar> bars = rows.stream().map(row -> bar(indicator, row)).toList();
        double longest = bars.stream().mapToDouble(Chart.Bar::value).max().orElse(0);
        section.add(new H2(title), new Paragraph(sentence));
        section.add(new Chart(sentence, share ? 1 : longest, pages.of(bars)));
        List<String> headers = new ArrayList<>(List.of(labels.variable(by.getFirst()), labels.indicator(indicator)));
        if (share) {
            headers.add(labels.text("indicators.numerator"));
            headers.add(labels.text("indicators.denominator"));
            headers.add(labels.text("indicators.not-stated"));
            if (indicator.countsToReconfirm()) {
                headers.add(labels.text("indicators.to-reconfirm"));
            }
        }
        List<List<Entry>> cells = new ArrayList<>();
        pages.of(rows)
                .forEach(row -> row.line(indicator)
                        .ifPresent(line -> cells.add(cells(name(row), row.categories(), line, share))));
        figures.total()
                .line(indicator)
                .ifPresent(line -> cells.add(cells(labels.text("indicators.total"), List.of(), line, share)));
        section.add(DataTable.linked(title, headers, cells));
        if (indicator.tellsWho() || rows.stream().allMatch(row -> row.lines().size() == 1)) {
            notYetTold(section);
        }
        pages(pages, open).ifPresent(section::add);
    }

    private void notYetTold(Section section) {
        new NotYetTold(labels, figures).paragraphs().forEach(section::add);
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
            Entry number = behind.entry(labels.result(line), line, Part.NUMERATOR, categories, name);
            cells.add(
                    line.indicator().unit() == Indicator.Unit.EUROS
                            ? number.over(new CostParts(labels, figures, behind).of(line, categories, name))
                            : number);
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

    private Optional<Nav> pages(RowPages pages, Consumer<FiguresAsked> open) {
        FiguresAsked now = asked; // a listener that knew more would keep all rows
        return pages.links(page -> open.accept(now.page(page)));
    }

    private void two(Section section, Consumer<FiguresAsked> open) {
        String title =
                labels.text("indicators.breakdown.two", labels.variable(by.getFirst()), labels.variable(by.getLast()));
        List<Row> rows = labels.sorted(figures.rows(), by, figures.names());
        Map<String, Integer> columns = new LinkedHashMap<>();
        rows.stream()
                .map(row -> row.categories().getLast())
                .distinct()
                .sorted(by.getLast().order())
                .forEach(code -> columns.put(code, columns.size() + 1));
        List<String> names =
                rows.stream().map(row -> row.categories().getFirst()).distinct().toList();
        RowPages pages = new RowPages(names.size(), asked.page());
        Set<String> onPage = Set.copyOf(pages.of(names));
        Map<String, List<Entry>> lines = new LinkedHashMap<>();
        for (Row row : rows) {
            if (!onPage.contains(row.categories().getFirst())) {
                continue;
            }
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
        section.add(
                new H2(title),
                new Paragraph(labels.text(
                        "indicators.breakdown.two.sentence",
                        labels.result(figures.total().line(Indicator.IDENTIFIED).orElseThrow()))));
        section.add(DataTable.linked(title, headers, List.copyOf(lines.values())));
        notYetTold(section);
        pages(pages, open).ifPresent(section::add);
    }
}
