package org.visibles.indicators.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.visibles.indicators.CitedOutings;
import org.visibles.indicators.Quarter;
import org.visibles.indicators.Territory.Measure;
import org.visibles.indicators.ui.TerritoryView.Level;

/**
 * Which number of outings the address of a page points at.
 *
 * @param unread whether something in the address could not be read, and is left out
 */
record OutingsAsked(CitedOutings cited, DatesAsked dates, boolean unread) {

    private static final String AREA = "valeur";
    /** Of the outings; that of the figures goes along as it is. */
    private static final String QUARTER = "pendant";

    /** INSEE code of a commune, or code of a QPV. */
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{5,8}");

    static OutingsAsked of(QueryParameters parameters) {
        DatesAsked dates = DatesAsked.of(parameters, AREA, QUARTER);
        Optional<String> during = parameters.getSingleParameter(QUARTER);
        Optional<Quarter> quarter = during.flatMap(Quarter::read);
        Optional<String> area = parameters.getSingleParameter(AREA);
        Optional<String> read = area.filter(code -> CODE.matcher(code).matches());
        return new OutingsAsked(
                new CitedOutings(read.orElse(""), quarter.orElse(null), dates.knownOn()),
                dates,
                dates.unread() || read.isEmpty() && area.isPresent() || quarter.isEmpty() && during.isPresent());
    }

    static OutingsAsked of(CitedOutings cited) {
        return new OutingsAsked(cited, DatesAsked.NONE.asKnownOn(cited.knownOn()), false);
    }

    QueryParameters parameters() {
        Map<String, String> all = dates.all();
        if (!cited.area().isEmpty()) {
            all.put(AREA, cited.area());
        }
        if (cited.quarter() instanceof Quarter quarter) {
            all.put(QUARTER, quarter.code());
        }
        return QueryParameters.simple(all);
    }

    /** The map on which the number stands. */
    Origin map() {
        return Origin.of("chiffres/carte", new TerritoryAsked(Measure.OUTINGS, Level.COMMUNE, dates).parameters());
    }
}
