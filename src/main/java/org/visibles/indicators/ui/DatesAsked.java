package org.visibles.indicators.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Period;
import org.visibles.indicators.Quarter;

/**
 * The dates that the address of a part of the figures asks for; they go along to the other parts.
 *
 * @param unread whether something in the address could not be read, and is left out
 */
record DatesAsked(
        @Nullable Quarter quarter,
        @Nullable Period period,
        @Nullable LocalDate knownOn,
        boolean unread) {

    static final DatesAsked NONE = new DatesAsked(null, null, null, false);

    private static final String QUARTER = "trimestre";
    private static final String FROM = "du";
    private static final String UNTIL = "au";
    private static final String KNOWN = "connu";

    /** @param others what the page reads by itself */
    static DatesAsked of(QueryParameters parameters, String... others) {
        Optional<Quarter> quarter = read(parameters, QUARTER, Quarter::read);
        Optional<LocalDate> from = read(parameters, FROM, DatesAsked::day);
        Optional<LocalDate> until = read(parameters, UNTIL, DatesAsked::day);
        Optional<LocalDate> known = read(parameters, KNOWN, DatesAsked::day);
        long read = List.of(quarter, from, until, known).stream()
                .filter(Optional::isPresent)
                .count();
        long asked = parameters.getParameters().keySet().stream()
                .filter(name -> !List.of(others).contains(name))
                .count();
        return new DatesAsked(
                quarter.orElse(null),
                from.flatMap(day -> until.map(last -> new Period(day, last))).orElse(null),
                known.orElse(null),
                read < asked || from.isPresent() != until.isPresent());
    }

    private static <T> Optional<T> read(QueryParameters parameters, String name, Function<String, Optional<T>> reader) {
        return parameters.getSingleParameter(name).flatMap(reader);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException rubbish) {
            return Optional.empty();
        }
    }

    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        if (quarter != null) {
            all.put(QUARTER, quarter.code());
        }
        if (period != null) {
            all.put(FROM, period.from().toString());
            all.put(UNTIL, period.until().toString());
        }
        if (knownOn != null) {
            all.put(KNOWN, knownOn.toString());
        }
        return all;
    }

    QueryParameters parameters() {
        return QueryParameters.simple(all());
    }

    /** What a part that knows no quarters leaves aside: it stays in the address for the other parts. */
    DatesAsked besidePeriod() {
        return new DatesAsked(period == null ? quarter : null, null, null, false);
    }

    /** What a part that knows no period at all leaves aside. */
    DatesAsked besideDay() {
        return new DatesAsked(quarter, period, null, false);
    }

    DatesAsked in(@Nullable Quarter other) {
        return new DatesAsked(other, null, knownOn, false);
    }

    DatesAsked during(@Nullable Period other) {
        return new DatesAsked(null, other, knownOn, false);
    }

    DatesAsked asKnownOn(@Nullable LocalDate day) {
        return new DatesAsked(quarter, period, day, false);
    }

    /** As known today, without a free period. */
    DatesAsked today() {
        return new DatesAsked(quarter, null, null, false);
    }
}
