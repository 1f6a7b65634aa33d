package org.visibles.indicators;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** How an indicator is worked out of the people of a cohort. */
sealed interface Measure {

    /** In which the number is given. */
    default Indicator.Unit unit() {
        return switch (this) {
            case People people -> Indicator.Unit.PEOPLE;
            case Share share -> Indicator.Unit.SHARE;
            case Rate rate -> Indicator.Unit.SHARE;
            case Median median -> Indicator.Unit.DAYS;
            case Exchanges exchanges -> Indicator.Unit.EXCHANGES;
            case Cost cost -> Indicator.Unit.EUROS;
        };
    }

    /** By what it can be broken down where small counts are hidden; counts of events by whose and when alone. */
    default Set<Variable> dimensions() {
        return switch (this) {
            case People people -> EnumSet.copyOf(Variable.dimensions());
            case Share share -> EnumSet.copyOf(Variable.dimensions());
            case Median median -> EnumSet.copyOf(Variable.dimensions());
            case Rate rate -> EnumSet.of(Variable.ORGANISATION, Variable.QUARTER);
            case Exchanges exchanges -> EnumSet.of(Variable.ORGANISATION, Variable.QUARTER);
            case Cost cost -> EnumSet.copyOf(Spending.DIMENSIONS);
        };
    }

    /** How many people. */
    record People() implements Measure {}

    /**
     * How many people of some categories, of those of others. An empty denominator means all.
     *
     * @param notStated those of whom it is not known
     * @param toReconfirm those of whom it was known too long ago
     */
    record Share(
            Variable variable,
            Set<String> numerator,
            Set<String> denominator,
            Set<String> notStated,
            Set<String> toReconfirm)
            implements Measure {

        /** Of everybody; nobody can be without a category. */
        static Share of(Variable variable, Set<String> numerator) {
            return of(variable, numerator, Set.of());
        }

        static Share of(Variable variable, Set<String> numerator, Set<String> denominator) {
            return new Share(variable, numerator, denominator, Set.of(), Set.of());
        }

        /** Of everybody, beside those of whom it is not stated. */
        static Share stated(Variable variable, Set<String> numerator) {
            return new Share(variable, numerator, Set.of(), Set.of(Variable.NOT_STATED), Set.of());
        }
    }

    /** The median of days, over all that have some. */
    record Median(Function<Subject, List<Integer>> days) implements Measure {

        static Median single(Function<Subject, @Nullable Integer> of) {
            return new Median(subject -> {
                Integer days = of.apply(subject);
                return days == null ? List.of() : List.of(days);
            });
        }
    }

    /** How many of what people had, several each. */
    record Rate(ToIntFunction<Subject> numerator, ToIntFunction<Subject> denominator) implements Measure {}

    /** How many exchanges took place in the period, with whomever. */
    record Exchanges() implements Measure {}

    /**
     * What was spent, divided by people; to the euro.
     *
     * @param reached stages of which the people are; all of the cohort when empty
     */
    record Cost(Set<String> reached) implements Measure {}
}
