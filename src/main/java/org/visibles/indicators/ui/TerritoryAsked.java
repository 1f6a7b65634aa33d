package org.visibles.indicators.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import org.visibles.indicators.Territory.Measure;
import org.visibles.indicators.ui.TerritoryView.Level;

/** What the address of the map asks for. */
record TerritoryAsked(Measure measure, Level level, DatesAsked dates) {

    private static final String MEASURE = "quoi";
    private static final String LEVEL = "niveau";

    static TerritoryAsked of(QueryParameters parameters) {
        return new TerritoryAsked(
                Choice.of(parameters, MEASURE, List.of(Measure.values()), Measure.OUTINGS),
                Choice.of(parameters, LEVEL, List.of(Level.values()), Level.COMMUNE),
                DatesAsked.of(parameters, MEASURE, LEVEL));
    }

    QueryParameters parameters() {
        Map<String, String> all = dates.all();
        all.put(MEASURE, measure.name());
        all.put(LEVEL, level.name());
        return QueryParameters.simple(all);
    }

    TerritoryAsked measure(Measure other) {
        return new TerritoryAsked(other, level, dates);
    }

    TerritoryAsked level(Level other) {
        return new TerritoryAsked(measure, other, dates);
    }

    TerritoryAsked on(DatesAsked other) {
        return new TerritoryAsked(measure, level, other);
    }
}
