package org.visibles.indicators.ui;

import java.util.Optional;
import org.visibles.indicators.CitedOutings;
import org.visibles.indicators.FieldActivity;
import org.visibles.indicators.FieldActivity.Row;
import org.visibles.indicators.FieldFigure;
import org.visibles.indicators.Quarter;
import org.visibles.indicators.Selection;

/**
 * The numbers of the work in the field: those of outings lead to these, for the coordination to how many each organisation
 * declared. What one organisation declared leads nowhere further there.
 *
 * @param open whether the reader may open the lists
 * @param here the page
 */
record FieldNumbers(Labels labels, FieldActivity activity, boolean open, Origin here) {

    Entry of(Row row, FieldFigure figure) {
        String text = FieldLabels.value(labels, row, figure);
        Optional<Quarter> quarter = Quarter.read(row.category());
        if (figure != FieldFigure.OUTINGS
                || quarter.isEmpty() && !row.category().isEmpty()) {
            return Entry.of(text);
        }
        CitedOutings cited = new CitedOutings("", quarter.orElse(null), activity.knownOn());
        String name = new FieldLabels(labels, activity).category(row);
        Behind behind = new Behind(labels, Selection.ALL.asKnownOn(activity.knownOn()), open, here);
        return activity.suppressed()
                ? behind.outingsByOrganisation(text, row.value(figure), cited, name)
                : behind.outings(text, row.value(figure), cited, name);
    }
}
