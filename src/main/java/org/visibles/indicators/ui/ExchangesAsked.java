package org.visibles.indicators.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.Map;
import java.util.Optional;
import org.visibles.indicators.CitedExchanges;
import org.visibles.indicators.Quarter;

/**
 * Which number of exchanges the address of a page points at.
 *
 * @param unread whether something in the address could not be read, and is left out
 */
record ExchangesAsked(CitedExchanges cited, DatesAsked dates, boolean unread) {

    static ExchangesAsked of(QueryParameters parameters) {
        DatesAsked dates = DatesAsked.of(parameters, OutingsAsked.QUARTER);
        Optional<String> during = parameters.getSingleParameter(OutingsAsked.QUARTER);
        Optional<Quarter> quarter = during.flatMap(Quarter::read);
        return new ExchangesAsked(
                new CitedExchanges(quarter.orElse(null), dates.period(), dates.knownOn(), null),
                dates,
                dates.unread() || quarter.isEmpty() && during.isPresent());
    }

    static ExchangesAsked of(CitedExchanges cited) {
        return new ExchangesAsked(cited, new DatesAsked(null, cited.period(), cited.knownOn(), false), false);
    }

    QueryParameters parameters() {
        Map<String, String> all = dates.all();
        if (cited.quarter() instanceof Quarter quarter) {
            all.put(OutingsAsked.QUARTER, quarter.code());
        }
        return QueryParameters.simple(all);
    }

    /** The page with the number. */
    Origin origin() {
        return Origin.of("chiffres/terrain", dates.parameters());
    }
}
