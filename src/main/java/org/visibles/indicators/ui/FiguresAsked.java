package org.visibles.indicators.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Period;
import org.visibles.indicators.Quarter;
import org.visibles.indicators.Selection;
import org.visibles.indicators.Variable;

/**
 * What the page's address asks for.
 *
 * @param page of the breakdown's rows, from 1
 * @param unread whether something in it could not be read, and is left out
 */
record FiguresAsked(
        @Nullable Quarter quarter,
        @Nullable Period period,
        @Nullable LocalDate knownOn,
        @Nullable Variable by,
        @Nullable Variable with,
        Indicator indicator,
        int page,
        boolean unread) {

    private static final String BY = "par";
    private static final String WITH = "avec";
    private static final String INDICATOR = "indicateur";
    private static final String PAGE = "page";
    private static final List<String> OTHERS = List.of(BY, WITH, INDICATOR, PAGE);

    static FiguresAsked of(QueryParameters parameters) {
        DatesAsked dates = DatesAsked.of(parameters, OTHERS.toArray(String[]::new));
        Optional<Variable> by = named(parameters, BY, Variable.dimensions());
        Variable first = by.orElse(Variable.COMMUNE);
        Optional<Variable> with = named(parameters, WITH, List.copyOf(first.crossings()));
        Optional<Indicator> indicator = named(parameters, INDICATOR, List.of(Indicator.values()));
        Optional<Integer> page = parameters.getSingleParameter(PAGE).flatMap(FiguresAsked::number);
        long read = List.of(by, with, indicator, page).stream()
                .filter(Optional::isPresent)
                .count();
        long others =
                OTHERS.stream().filter(parameters.getParameters()::containsKey).count();
        return new FiguresAsked(
                dates.quarter(),
                dates.period(),
                dates.knownOn(),
                first,
                with.orElse(null),
                indicator.orElse(Indicator.IDENTIFIED),
                page.orElse(1),
                dates.unread() || read < others);
    }

    private static <E extends Enum<E>> Optional<E> named(QueryParameters parameters, String name, List<E> allowed) {
        return parameters
                .getSingleParameter(name)
                .flatMap(code -> allowed.stream()
                        .filter(each -> each.name().equalsIgnoreCase(code))
                        .findFirst());
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[1-9]\\d{0,5}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    QueryParameters parameters() {
        Map<String, String> all = dates().all();
        if (by != null) {
            all.put(BY, by.name());
        }
        if (with != null) {
            all.put(WITH, with.name());
        }
        if (indicator != Indicator.IDENTIFIED) {
            all.put(INDICATOR, indicator.name());
        }
        if (page > 1) {
            all.put(PAGE, String.valueOf(page));
        }
        return QueryParameters.simple(all);
    }

    DatesAsked dates() {
        return new DatesAsked(quarter, period, knownOn, false);
    }

    Selection selection() {
        List<Variable> dimensions = new ArrayList<>();
        if (by != null) {
            dimensions.add(by);
            if (with != null) {
                dimensions.add(with);
            }
        }
        return new Selection(quarter, dimensions, knownOn, period);
    }

    FiguresAsked in(@Nullable Quarter other) {
        return new FiguresAsked(other, null, knownOn, by, with, indicator, 1, false);
    }

    FiguresAsked on(DatesAsked dates) {
        return new FiguresAsked(dates.quarter(), dates.period(), dates.knownOn(), by, with, indicator, 1, false);
    }

    FiguresAsked by(Variable other) {
        return new FiguresAsked(quarter, period, knownOn, other, null, indicator, 1, false);
    }

    FiguresAsked with(@Nullable Variable other) {
        return new FiguresAsked(quarter, period, knownOn, by, other, indicator, 1, false);
    }

    FiguresAsked of(Indicator other) {
        return new FiguresAsked(quarter, period, knownOn, by, with, other, 1, false);
    }

    FiguresAsked page(int other) {
        return new FiguresAsked(quarter, period, knownOn, by, with, indicator, other, false);
    }
}
