package org.visibles.indicators.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.visibles.indicators.CitedMet;
import org.visibles.indicators.Effect.Stage;
import org.visibles.indicators.EffectBy;
import org.visibles.indicators.EffectFigure;

/**
 * Which number of what works the address of a page points at.
 *
 * @param unread whether something in the address could not be read, and is left out
 */
record MetAsked(CitedMet cited, DatesAsked dates, boolean unread) {

    private static final String BY = "par";
    private static final String CATEGORY = "valeur";
    private static final String FIGURE = "nombre";

    static MetAsked of(QueryParameters parameters) {
        DatesAsked dates = DatesAsked.of(parameters, BY, CATEGORY, FIGURE);
        CitedMet cited = new CitedMet(
                Choice.of(parameters, BY, EffectBy.own(), EffectBy.CHANNEL),
                parameters.getSingleParameter(CATEGORY).orElse(""),
                Choice.of(parameters, FIGURE, List.of(EffectFigure.values()), EffectFigure.MET),
                dates.knownOn());
        boolean unread = dates.unread()
                || Stream.of(Map.entry(BY, cited.by()), Map.entry(FIGURE, cited.figure()))
                        .anyMatch(each -> parameters
                                .getSingleParameter(each.getKey())
                                .filter(code ->
                                        !code.equalsIgnoreCase(each.getValue().name()))
                                .isPresent());
        return new MetAsked(cited, dates, unread);
    }

    static MetAsked of(CitedMet cited) {
        return new MetAsked(cited, DatesAsked.NONE.asKnownOn(cited.knownOn()), false);
    }

    QueryParameters parameters() {
        Map<String, String> all = dates.all();
        all.put(BY, cited.by().name());
        all.put(FIGURE, cited.figure().name());
        if (!cited.category().isEmpty()) {
            all.put(CATEGORY, cited.category());
        }
        return QueryParameters.simple(all);
    }

    /** The table in which the number stands. */
    EffectAsked table() {
        Stage stage = cited.figure() == EffectFigure.MET
                ? Stage.IDENTIFIED
                : Stage.valueOf(cited.figure().name());
        return new EffectAsked(cited.by(), stage, 1, dates);
    }
}
