package org.visibles.indicators.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Period;
import org.visibles.indicators.Quarter;

/**
 * What the address of the page on changes asks for.
 *
 * @param quarter of another part of the figures: nothing here goes by it, and it stays in the address
 * @param unread whether something in it could not be read, and is left out
 */
record ChangesAsked(
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        @Nullable Quarter quarter,
        @Nullable Period period,
        boolean unread) {

    private static final String SINCE = "depuis";
    private static final String UNTIL = "jusque";
    private static final String QUARTER = "trimestre";
    private static final String FROM = "du";
    private static final String TO = "au";

    static ChangesAsked of(QueryParameters parameters) {
        Optional<LocalDate> since = day(parameters, SINCE);
        Optional<LocalDate> until = day(parameters, UNTIL);
        Optional<Quarter> quarter = parameters.getSingleParameter(QUARTER).flatMap(Quarter::read);
        Optional<LocalDate> from = day(parameters, FROM);
        Optional<LocalDate> to = day(parameters, TO);
        long read = java.util.stream.Stream.of(since, until, quarter, from, to)
                .filter(Optional::isPresent)
                .count();
        return new ChangesAsked(
                since.orElse(null),
                until.orElse(null),
                quarter.orElse(null),
                from.flatMap(first -> to.map(last -> new Period(first, last))).orElse(null),
                read < parameters.getParameters().size() || from.isPresent() != to.isPresent());
    }

    /** What changed until the day of knowledge of another part of the figures. */
    static ChangesAsked until(DatesAsked dates) {
        return new ChangesAsked(null, dates.knownOn(), dates.quarter(), dates.period(), false);
    }

    private static Optional<LocalDate> day(QueryParameters parameters, String name) {
        try {
            return parameters.getSingleParameter(name).map(LocalDate::parse);
        } catch (DateTimeParseException rubbish) {
            return Optional.empty();
        }
    }

    QueryParameters parameters() {
        Map<String, String> all = new LinkedHashMap<>();
        if (since != null) {
            all.put(SINCE, since.toString());
        }
        if (until != null) {
            all.put(UNTIL, until.toString());
        }
        if (quarter != null) {
            all.put(QUARTER, quarter.code());
        }
        if (period != null) {
            all.put(FROM, period.from().toString());
            all.put(TO, period.until().toString());
        }
        return QueryParameters.simple(all);
    }

    DatesAsked dates() {
        return new DatesAsked(quarter, period, until, false);
    }

    ChangesAsked since(@Nullable LocalDate day) {
        return new ChangesAsked(day, until, quarter, period, false);
    }

    ChangesAsked until(@Nullable LocalDate day) {
        return new ChangesAsked(since, day, quarter, period, false);
    }

    ChangesAsked during(@Nullable Period other) {
        return new ChangesAsked(since, until, null, other, false);
    }
}
