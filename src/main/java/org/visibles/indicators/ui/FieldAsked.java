package org.visibles.indicators.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.FieldFigure;

/**
 * Which number of the work in the field, as it is published by organisation, the address of a page points at.
 *
 * @param unread whether something in the address could not be read, and is left out
 */
record FieldAsked(FieldFigure figure, DatesAsked dates, boolean unread) {

    private static final String FIGURE = "chiffre";

    /** Those of which each organisation's is told in no quarter. */
    private static final List<FieldFigure> FIGURES = Stream.of(FieldFigure.values())
            .filter(figure -> !FieldFigure.ofEachQuarter().contains(figure))
            .toList();

    static FieldAsked of(QueryParameters parameters) {
        DatesAsked dates = DatesAsked.of(parameters, FIGURE);
        FieldFigure figure = Choice.of(parameters, FIGURE, FIGURES, FieldFigure.MET);
        boolean other = parameters
                .getSingleParameter(FIGURE)
                .filter(code -> !code.equalsIgnoreCase(figure.name()))
                .isPresent();
        return new FieldAsked(figure, dates, dates.unread() || other);
    }

    static FieldAsked of(FieldFigure figure, @Nullable LocalDate knownOn) {
        return new FieldAsked(figure, DatesAsked.NONE.asKnownOn(knownOn), false);
    }

    QueryParameters parameters() {
        Map<String, String> all = dates.all();
        all.put(FIGURE, figure.name());
        return QueryParameters.simple(all);
    }

    /** The page with the number. */
    Origin origin() {
        return Origin.of("chiffres/terrain", dates.parameters());
    }
}
