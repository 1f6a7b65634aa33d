package org.visibles.indicators.ui;

import java.util.List;
import org.visibles.indicators.Figures;

/** Says of how many people a table does not tell yet who they are, where it does not add up to the total for that. */
record NotYetTold(Labels labels, Figures figures) {

    /** One sentence for each dimension; none where nobody waits. */
    List<String> sentences() {
        return figures.waiting().entrySet().stream()
                .map(each -> labels.text(
                        "indicators.not-yet-told",
                        labels.variable(each.getKey()),
                        labels.whole(each.getValue().intValue())))
                .toList();
    }
}
