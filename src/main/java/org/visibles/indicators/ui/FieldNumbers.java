package org.visibles.indicators.ui;

import java.util.List;
import java.util.Optional;
import org.visibles.indicators.CitedExchanges;
import org.visibles.indicators.CitedOutings;
import org.visibles.indicators.FieldActivity;
import org.visibles.indicators.FieldActivity.Row;
import org.visibles.indicators.FieldFigure;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Part;
import org.visibles.indicators.Quarter;
import org.visibles.indicators.Selection;
import org.visibles.indicators.Value;

/**
 * The numbers of the work in the field lead to the outings, exchanges or people that they count; below a ratio stand the
 * two that make it. For the coordination they lead to what those of each organisation add: in the same quarter where that
 * says nothing of people, else as they are published, for the whole time. What one organisation did leads nowhere further there.
 *
 * @param outings whether the reader may open lists of these
 * @param records whether the reader may open lists of people
 * @param here the page
 */
record FieldNumbers(Labels labels, FieldActivity activity, boolean outings, boolean records, Origin here) {

    Entry of(Row row, FieldFigure figure) {
        String text = FieldLabels.value(labels, row, figure);
        Optional<Quarter> quarter = Quarter.read(row.category());
        if (quarter.isEmpty() && !row.category().isEmpty()) {
            return Entry.of(text);
        }
        return activity.suppressed() ? byOrganisation(text, row, figure) : own(text, row, figure);
    }

    private Entry own(String text, Row row, FieldFigure figure) {
        Value value = row.value(figure);
        Quarter quarter = Quarter.read(row.category()).orElse(null);
        return switch (figure) {
            case OUTINGS, FRUITLESS, HOURS, MET, KNOWN, LEAFLETS ->
                behind(outings).outings(text, value, new CitedOutings(figure, quarter, activity.knownOn()), name(row));
            case EXCHANGES ->
                behind(records).exchanges(text, value, new CitedExchanges(quarter, activity.knownOn()), name(row));
            case HOURS_PER_IDENTIFIED -> value.isShown() ? Entry.of(text).over(parts(row)) : Entry.of(text);
        };
    }

    private List<Entry> parts(Row row) {
        Value people = row.identified();
        Selection selection =
                Selection.ALL.in(Quarter.read(row.category()).orElse(null)).asKnownOn(activity.knownOn());
        return List.of(
                own(FieldLabels.value(labels, row, FieldFigure.HOURS), row, FieldFigure.HOURS),
                Entry.of(labels.text("indicators.field.hours-for")),
                new Behind(labels, selection, records, here)
                        .entry(
                                labels.count(people),
                                people,
                                Indicator.IDENTIFIED,
                                Part.NUMERATOR,
                                List.of(),
                                name(row)));
    }

    private Entry byOrganisation(String text, Row row, FieldFigure figure) {
        Value value = row.value(figure);
        return FieldFigure.ofEachQuarter().contains(figure)
                ? behind(false)
                        .outingsByOrganisation(
                                text,
                                value,
                                new CitedOutings(
                                        figure, Quarter.read(row.category()).orElse(null), activity.knownOn()),
                                name(row))
                : behind(false).publishedByOrganisation(text, value, figure, name(row));
    }

    private String name(Row row) {
        return new FieldLabels(labels, activity).category(row);
    }

    private Behind behind(boolean open) {
        return new Behind(labels, Selection.ALL.asKnownOn(activity.knownOn()), open, here);
    }
}
