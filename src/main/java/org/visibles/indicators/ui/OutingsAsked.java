package org.visibles.indicators.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.visibles.indicators.CitedOutings;
import org.visibles.indicators.FieldFigure;
import org.visibles.indicators.Quarter;
import org.visibles.indicators.Territory.Measure;
import org.visibles.indicators.ui.TerritoryView.Level;

/**
 * Which number that outings make up the address of a page points at.
 *
 * @param unread whether something in the address could not be read, and is left out
 */
record OutingsAsked(CitedOutings cited, DatesAsked dates, boolean unread) {

    private static final String FIGURE = "chiffre";
    private static final String AREA = "valeur";
    /** Of the outings; that of the figures goes along as it is. */
    static final String QUARTER = "pendant";

    /** INSEE code of a commune, or code of a QPV. */
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{5,8}");

    /** @param figures those of which the page tells; of outings where the address names none of them */
    static OutingsAsked of(QueryParameters parameters, List<FieldFigure> figures) {
        DatesAsked dates = DatesAsked.of(parameters, FIGURE, AREA, QUARTER);
        FieldFigure figure = Choice.of(parameters, FIGURE, figures, FieldFigure.OUTINGS);
        Optional<String> named = parameters.getSingleParameter(FIGURE);
        Optional<String> during = parameters.getSingleParameter(QUARTER);
        Optional<Quarter> quarter = during.flatMap(Quarter::read);
        Optional<String> area = parameters.getSingleParameter(AREA);
        Optional<String> read = area.filter(code -> CODE.matcher(code).matches());
        return new OutingsAsked(
                new CitedOutings(figure, read.orElse(""), quarter.orElse(null), dates.knownOn(), null),
                dates,
                dates.unread()
                        || read.isEmpty() && area.isPresent()
                        || quarter.isEmpty() && during.isPresent()
                        || named.filter(code -> !code.equalsIgnoreCase(figure.name()))
                                .isPresent());
    }

    static OutingsAsked of(CitedOutings cited) {
        return new OutingsAsked(cited, DatesAsked.NONE.asKnownOn(cited.knownOn()), false);
    }

    QueryParameters parameters() {
        Map<String, String> all = dates.all();
        if (cited.figure() != FieldFigure.OUTINGS) {
            all.put(FIGURE, cited.figure().name());
        }
        if (!cited.area().isEmpty()) {
            all.put(AREA, cited.area());
        }
        if (cited.quarter() instanceof Quarter quarter) {
            all.put(QUARTER, quarter.code());
        }
        return QueryParameters.simple(all);
    }

    /** Where the number stands: on the map, or among those of the work in the field. */
    Origin origin() {
        return cited.figure() == FieldFigure.OUTINGS && cited.quarter() == null
                ? Origin.of("chiffres/carte", new TerritoryAsked(Measure.OUTINGS, Level.COMMUNE, dates).parameters())
                : Origin.of("chiffres/terrain", dates.parameters());
    }
}
