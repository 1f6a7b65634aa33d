package org.visibles.indicators.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import org.visibles.indicators.Effect.Stage;
import org.visibles.indicators.EffectBy;

/**
 * What the address of the page of what works asks for.
 *
 * @param page of the lines, from 1
 */
record EffectAsked(EffectBy by, Stage stage, int page, DatesAsked dates) {

    private static final String BY = "par";
    private static final String STAGE = "etape";
    private static final String PAGE = "page";

    /** @param allowed breakdowns that the reader may choose */
    static EffectAsked of(QueryParameters parameters, List<EffectBy> allowed) {
        return new EffectAsked(
                Choice.of(parameters, BY, allowed, EffectBy.CHANNEL),
                Choice.of(parameters, STAGE, List.of(Stage.values()), Stage.IDENTIFIED),
                Choice.page(parameters, PAGE),
                DatesAsked.of(parameters, BY, STAGE, PAGE));
    }

    QueryParameters parameters() {
        Map<String, String> all = dates.all();
        all.put(BY, by.name());
        all.put(STAGE, stage.name());
        if (page > 1) {
            all.put(PAGE, String.valueOf(page));
        }
        return QueryParameters.simple(all);
    }

    EffectAsked by(EffectBy other) {
        return new EffectAsked(other, stage, 1, dates);
    }

    EffectAsked stage(Stage other) {
        return new EffectAsked(by, other, 1, dates);
    }

    EffectAsked page(int other) {
        return new EffectAsked(by, stage, other, dates);
    }

    EffectAsked on(DatesAsked other) {
        return new EffectAsked(by, stage, 1, other);
    }
}
