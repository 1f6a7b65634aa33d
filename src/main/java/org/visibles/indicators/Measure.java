package org.visibles.indicators;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;

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
            implements Measure {}

    /** The median of days, over all that have some. */
    record Median(Function<Subject, List<Integer>> days) implements Measure {}

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
