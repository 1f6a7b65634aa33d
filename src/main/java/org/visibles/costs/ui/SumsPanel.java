package org.visibles.costs.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.visibles.costs.ExpenseSums;
import org.visibles.widgets.SortableTable;
import org.visibles.widgets.SortableTable.Cell;

/** The sum of what is shown, by category and by organisation. */
class SumsPanel extends Div {

    SumsPanel(ExpenseSums sums, CostWords words, boolean several) {
        addClassName("costs-sums");
        Span value = new Span(words.amount(sums.total()));
        value.addClassName("visibles-tile-value");
        Span name = new Span(getTranslation("costs.total"));
        name.addClassName("visibles-tile-name");
        Span number = new Span(getTranslation("costs.number", sums.number()));
        number.addClassName("visibles-tile-note");
        Div tile = new Div(name, value, number);
        tile.addClassName("visibles-tile");
        tile.getElement().setAttribute("aria-live", "polite");
        add(tile, table("category", sums.byCategory(), words::category, words, sums.total()));
        if (several) {
            add(table("organisation", sums.byOrganisation(), words::organisation, words, sums.total()));
        }
    }

    private <K> SortableTable table(
            String by, Map<K, Long> sums, Function<K, String> name, CostWords words, long total) {
        List<List<Cell>> rows = sums.entrySet().stream()
                .map(entry -> List.of(
                        Cell.of(name.apply(entry.getKey())),
                        Cell.of(entry.getValue(), words.amount(entry.getValue())),
                        Cell.of(
                                entry.getValue(),
                                getTranslation("costs.share", Math.round(100.0 * entry.getValue() / total)))))
                .sorted(java.util.Comparator.comparing(row -> row.getFirst().text()))
                .toList();
        return new SortableTable(
                getTranslation("costs.sums.by-" + by),
                List.of(
                        getTranslation("costs." + by),
                        getTranslation("costs.amount.column"),
                        getTranslation("costs.share.column")),
                rows);
    }
}
