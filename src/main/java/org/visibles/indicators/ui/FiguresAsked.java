package org.visibles.indicators.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Quarter;
import org.visibles.indicators.Selection;
import org.visibles.indicators.Variable;

/** What the page's address asks for; what cannot be read is left out. */
record FiguresAsked(
        @Nullable Quarter quarter,
        @Nullable Variable by,
        @Nullable Variable with,
        Indicator indicator) {

    private static final String QUARTER = "trimestre";
    private static final String BY = "par";
    private static final String WITH = "avec";
    private static final String INDICATOR = "indicateur";

    static FiguresAsked of(QueryParameters parameters) {
        Variable by = named(parameters, BY, Variable.dimensions()).orElse(Variable.COMMUNE);
        Variable with = named(parameters, WITH, List.copyOf(by.crossings())).orElse(null);
        return new FiguresAsked(
                parameters.getSingleParameter(QUARTER).flatMap(Quarter::read).orElse(null),
                by,
                with,
                named(parameters, INDICATOR, List.of(Indicator.values())).orElse(Indicator.IDENTIFIED));
    }

    private static <E extends Enum<E>> Optional<E> named(QueryParameters parameters, String name, List<E> allowed) {
        return parameters
                .getSingleParameter(name)
                .flatMap(code -> allowed.stream()
                        .filter(each -> each.name().equalsIgnoreCase(code))
                        .findFirst());
    }

    QueryParameters parameters() {
        Map<String, String> all = new LinkedHashMap<>();
        if (quarter != null) {
            all.put(QUARTER, quarter.code());
        }
        if (by != null) {
            all.put(BY, by.name());
        }
        if (with != null) {
            all.put(WITH, with.name());
        }
        if (indicator != Indicator.IDENTIFIED) {
            all.put(INDICATOR, indicator.name());
        }
        return QueryParameters.simple(all);
    }

    Selection selection() {
        List<Variable> dimensions = new ArrayList<>();
        if (by != null) {
            dimensions.add(by);
            if (with != null) {
                dimensions.add(with);
            }
        }
        return new Selection(quarter, dimensions, null);
    }

    FiguresAsked in(@Nullable Quarter other) {
        return new FiguresAsked(other, by, with, indicator);
    }

    FiguresAsked by(Variable other) {
        return new FiguresAsked(quarter, other, null, indicator);
    }

    FiguresAsked with(@Nullable Variable other) {
        return new FiguresAsked(quarter, by, other, indicator);
    }

    FiguresAsked of(Indicator other) {
        return new FiguresAsked(quarter, by, with, other);
    }
}
