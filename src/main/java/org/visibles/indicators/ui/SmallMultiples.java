package org.visibles.indicators.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.visibles.indicators.Figures;
import org.visibles.indicators.Figures.Line;
import org.visibles.indicators.Figures.Row;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Part;
import org.visibles.indicators.Value;
import org.visibles.indicators.Variable;
import org.visibles.widgets.Chart;

/**
 * One card for each group of the first dimension: its chart over the second, a sentence, its table. One scale for all, so
 * that lengths can be compared from card to card; what is hidden has no bar and says so at its place. Those of which all
 * is hidden are named below in one sentence: a card for each would bury the others.
 */
class SmallMultiples extends Div {

    /** Cards. */
    static final int MOST = 60;

    private final Labels labels;
    private final Figures figures;
    private final Variable over;
    private final Behind behind;

    SmallMultiples(Labels labels, Figures figures, Behind behind) {
        this.labels = labels;
        this.figures = figures;
        List<Variable> by = figures.selection().by();
        this.over = by.getLast();
        this.behind = behind;
        addClassName("visibles-multiples");
        Map<String, Map<String, Line>> groups = new LinkedHashMap<>();
        for (Row row : labels.sorted(figures.rows(), by, figures.names())) {
            row.line(Indicator.IDENTIFIED)
                    .ifPresent(
                            line -> groups.computeIfAbsent(row.categories().getFirst(), none -> new LinkedHashMap<>())
                                    .put(row.categories().getLast(), line));
        }
        double most = groups.values().stream()
                .flatMap(lines -> lines.values().stream())
                .mapToDouble(line -> line.result().number())
                .max()
                .orElse(1);
        Map<String, Map<String, Line>> shown = new LinkedHashMap<>(groups);
        shown.values().removeIf(SmallMultiples::hidden);
        Set<String> drawn = largest(shown);
        if (drawn.size() < shown.size()) {
            rest(labels.text("indicators.communes.largest", drawn.size(), shown.size()));
        }
        shown.forEach((code, lines) -> {
            if (drawn.contains(code)) {
                add(card(code, labels.category(by.getFirst(), code, figures.names()), Math.max(1, most), lines));
            }
        });
        groups.keySet().removeAll(shown.keySet());
        if (!groups.isEmpty()) {
            rest(labels.text(
                    "indicators.communes.without",
                    groups.size(),
                    groups.keySet().stream()
                            .limit(MOST)
                            .map(code -> labels.category(by.getFirst(), code, figures.names()))
                            .collect(Collectors.joining(", ", "", groups.size() > MOST ? "…" : ""))));
        }
    }

    private static boolean hidden(Map<String, Line> lines) {
        return lines.values().stream().noneMatch(line -> line.result().isShown());
    }

    private void rest(String sentence) {
        Paragraph rest = new Paragraph(sentence);
        rest.addClassName("visibles-multiples-rest");
        add(rest);
    }

    /** Nobody compares hundreds of pictures, and each one costs the page and the session. */
    private static Set<String> largest(Map<String, Map<String, Line>> groups) {
        return groups.entrySet().stream()
                .sorted(Comparator.comparingDouble(group -> -group.getValue().values().stream()
                        .mapToDouble(line -> line.result().number())
                        .sum()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Section card(String code, String name, double most, Map<String, Line> lines) {
        String sentence = sentence(name, lines);
        Section card = new Section(new H2(name), new Paragraph(sentence));
        card.addClassNames("visibles-section", "visibles-multiple");
        card.add(chart(sentence, most, lines));
        Details table = new Details(
                labels.text("indicators.communes.table"),
                DataTable.linked(
                        labels.text("indicators.communes.caption", name),
                        List.of(labels.entry(over), labels.indicator(Indicator.IDENTIFIED)),
                        lines.entrySet().stream()
                                .map(each -> List.of(
                                        Entry.of(name(each.getKey())),
                                        entry(code, name, each.getKey(), each.getValue())))
                                .toList()));
        table.getElement().setAttribute("aria-label", labels.text("indicators.communes.table-of", name));
        card.add(table);
        return card;
    }

    private Entry entry(String code, String name, String quarter, Line line) {
        return behind.entry(
                labels.result(line),
                line,
                Part.NUMERATOR,
                List.of(code, quarter),
                labels.text("indicators.communes.cell", name, name(quarter)));
    }

    private Chart chart(String sentence, double most, Map<String, Line> lines) {
        return new Chart(
                sentence,
                most,
                lines.entrySet().stream()
                        .map(each -> new Chart.Bar(
                                name(each.getKey()), each.getValue().result().number(), labels.result(each.getValue())))
                        .toList());
    }

    /** The most that is shown, and how many are hidden. */
    private String sentence(String name, Map<String, Line> lines) {
        long hidden = lines.values().stream()
                .filter(line -> line.result().state() == Value.State.UNDER
                        || line.result().state() == Value.State.MASKED)
                .count();
        String most = lines.entrySet().stream()
                .filter(each -> each.getValue().result().isShown()
                        && each.getValue().result().number() > 0)
                .max(Comparator.comparingDouble(each -> each.getValue().result().number()))
                .map(each -> labels.text(
                        "indicators.communes.sentence", name, name(each.getKey()), labels.result(each.getValue())))
                .orElseGet(() -> labels.text("indicators.communes.nothing", name));
        return hidden == 0 ? most : most + " " + labels.text("indicators.communes.hidden", hidden);
    }

    private String name(String code) {
        return labels.category(over, code, figures.names());
    }
}
