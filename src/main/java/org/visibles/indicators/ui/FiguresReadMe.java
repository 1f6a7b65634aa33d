package org.visibles.indicators.ui;

import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;
import org.visibles.indicators.Figures;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Value;

/**
 * The sheet that explains figures in a workbook: as known when, what is hidden, and the registry.
 *
 * @param notYetTold of whom it is not told who they are
 */
record FiguresReadMe(Labels labels, Figures figures, List<String> notYetTold) {

    /** What the page says of each indicator, one line each. */
    void write(Worksheet sheet) {
        sheet.value(0, 0, note());
        DefinitionWords words = new DefinitionWords(labels);
        List<String> columns = new ArrayList<>();
        int row = 3;
        for (Indicator indicator : Indicator.values()) {
            sheet.value(row, 0, labels.indicator(indicator));
            sheet.value(row, 1, labels.text(indicator.formulaKey()));
            for (var entry : words.all(indicator)) {
                if (!columns.contains(entry.name())) {
                    columns.add(entry.name());
                }
                sheet.value(row, 2 + columns.indexOf(entry.name()), entry.words());
            }
            row++;
        }
        columns.addAll(
                0, List.of(labels.text("indicators.column.indicator"), labels.text("indicators.column.definition")));
        for (int column = 0; column < columns.size(); column++) {
            sheet.value(2, column, columns.get(column));
            sheet.style(2, column).bold().set();
            sheet.width(column, column == 1 ? 110 : 34);
        }
    }

    private String note() {
        boolean apart = figures.total()
                .line(Indicator.IDENTIFIED)
                .filter(people -> people.result().state() == Value.State.MASKED)
                .isEmpty();
        return labels.text("indicators.known-on", labels.day(figures.knownOn()), labels.day(figures.until())) + " "
                + labels.text(apart ? "indicators.suppressed" : "indicators.not-apart") + " "
                + String.join(" ", notYetTold);
    }
}
