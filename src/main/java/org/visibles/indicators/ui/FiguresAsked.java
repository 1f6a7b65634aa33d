package org.visibles.indicators.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

    private static final String QUARTER = "trimestre";
    private static final String FROM = "du";
    private static final String UNTIL = "au";
    private static final String KNOWN = "connu";
    private static final String BY = "par";
    private static final String WITH = "avec";
    private static final String INDICATOR = "indicateur";
    private static final String PAGE = "page";

    static FiguresAsked of(QueryParameters parameters) {
        Optional<Quarter> quarter = read(parameters, QUARTER, Quarter::read);
        Optional<LocalDate> from = read(parameters, FROM, FiguresAsked::day);
        Optional<LocalDate> until = read(parameters, UNTIL, FiguresAsked::day);
        Optional<LocalDate> known = read(parameters, KNOWN, FiguresAsked::day);
        Optional<Variable> by = named(parameters, BY, Variable.dimensions());
        Variable first = by.orElse(Variable.COMMUNE);
        Optional<Variable> with = named(parameters, WITH, List.copyOf(first.crossings()));
        Optional<Indicator> indicator = named(parameters, INDICATOR, List.of(Indicator.values()));
        Optional<Integer> page = read(parameters, PAGE, FiguresAsked::number);
        Optional<Period> period = from.flatMap(day -> until.map(last -> new Period(day, last)));
        long read = List.of(quarter, from, until, known, by, with, indicator, page).stream()
                .filter(Optional::isPresent)
                .count();
        return new FiguresAsked(
                quarter.orElse(null),
                period.orElse(null),
                known.orElse(null),
                first,
                with.orElse(null),
                indicator.orElse(Indicator.IDENTIFIED),
                page.orElse(1),
                read < parameters.getParameters().size() || from.isPresent() != until.isPresent());
    }

    private static <T> Optional<T> read(QueryParameters parameters, String name, Function<String, Optional<T>> reader) {
        return parameters.getSingleParameter(name).flatMap(reader);
    }

    private static <E extends Enum<E>> Optional<E> named(QueryParameters parameters, String name, List<E> allowed) {
        return read(
                parameters,
                name,
                code -> allowed.stream()
                        .filter(each -> each.name().equalsIgnoreCase(code))
                        .findFirst());
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException rubbish) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[1-9]\\d{0,5}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    QueryParameters parameters() {
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

    FiguresAsked during(@Nullable Period other) {
        return new FiguresAsked(null, other, knownOn, by, with, indicator, 1, false);
    }

    FiguresAsked asKnownOn(@Nullable LocalDate day) {
        return new FiguresAsked(quarter, period, day, by, with, indicator, 1, false);
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
