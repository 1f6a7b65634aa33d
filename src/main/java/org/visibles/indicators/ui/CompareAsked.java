package org.visibles.indicators.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Period;
import org.visibles.indicators.Quarter;
import org.visibles.indicators.Selection;
import org.visibles.indicators.Variable;

/**
 * Which two periods the address of the page asks for; each a quarter, as {@code 2026-Q1}, or free, as
 * {@code 2026-01-01_2026-02-15}.
 *
 * @param first null for the usual one, as second
 * @param dates of which both have the day of knowledge alone
 */
record CompareAsked(@Nullable Span first, @Nullable Span second, DatesAsked dates) {

    private static final String FIRST = "avant";
    private static final String SECOND = "apres";

    /** A period of identification: one of the two is there. */
    record Span(@Nullable Quarter quarter, @Nullable Period period) {

        static Span of(Quarter quarter) {
            return new Span(quarter, null);
        }

        static Span of(Period period) {
            return new Span(null, period);
        }

        static Optional<Span> read(String code) {
            Optional<Span> quarter = Quarter.read(code).map(Span::of);
            String[] days = code.split("_", -1);
            if (quarter.isPresent() || days.length != 2) {
                return quarter;
            }
            try {
                return Optional.of(of(new Period(LocalDate.parse(days[0]), LocalDate.parse(days[1]))));
            } catch (DateTimeException rubbish) {
                return Optional.empty();
            }
        }

        String code() {
            return period == null
                    ? String.valueOf(quarter == null ? "" : quarter.code())
                    : period.from() + "_" + period.until();
        }

        LocalDate from() {
            return period != null ? period.from() : quarter == null ? LocalDate.MIN : quarter.firstDay();
        }

        LocalDate until() {
            return period != null ? period.until() : quarter == null ? LocalDate.MAX : quarter.lastDay();
        }
    }

    static CompareAsked of(QueryParameters parameters) {
        Optional<Span> first = parameters.getSingleParameter(FIRST).flatMap(Span::read);
        Optional<Span> second = parameters.getSingleParameter(SECOND).flatMap(Span::read);
        DatesAsked dates = DatesAsked.of(parameters, FIRST, SECOND);
        boolean unread = unread(parameters, FIRST, first) || unread(parameters, SECOND, second);
        return new CompareAsked(
                first.orElse(null),
                second.orElse(null),
                unread ? new DatesAsked(dates.quarter(), dates.period(), dates.knownOn(), true) : dates);
    }

    private static boolean unread(QueryParameters parameters, String name, Optional<Span> read) {
        return parameters.getParameters().containsKey(name) && read.isEmpty();
    }

    /** All quarters, as known on the day. */
    Selection byQuarter() {
        return new Selection(null, List.of(Variable.QUARTER), dates.knownOn());
    }

    CompareAsked spans(Span one, Span other) {
        return new CompareAsked(one, other, dates);
    }

    CompareAsked on(DatesAsked other) {
        return new CompareAsked(first, second, other);
    }

    QueryParameters parameters() {
        Map<String, String> all = dates.all();
        if (first != null) {
            all.put(FIRST, first.code());
        }
        if (second != null) {
            all.put(SECOND, second.code());
        }
        return QueryParameters.simple(all);
    }
}
