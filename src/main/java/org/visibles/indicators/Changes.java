package org.visibles.indicators;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Figures.Line;

/**
 * What changed between two days of knowledge, and why.
 *
 * @param programme its name
 * @param suppressed whether small counts are hidden
 * @param since the earlier day of knowledge
 * @param until the later one
 * @param period in which people were identified; null for the whole programme
 * @param recorded how much was recorded for each cause; in the published form rounded down to fives, month by month
 * @param moved the indicators that are not what they were, in the order of the registry
 * @param corrections why other days are shown than what was asked for
 * @param first first day of the programme
 */
public record Changes(
        String programme,
        boolean suppressed,
        LocalDate since,
        LocalDate until,
        @Nullable Period period,
        Map<Cause, Value> recorded,
        List<Moved> moved,
        List<Correction> corrections,
        LocalDate first) {

    /**
     * One indicator.
     *
     * @param effects what each cause did, adding up to the difference; empty where causes are not published by indicator
     */
    public record Moved(Indicator indicator, Line before, Line after, List<Effect> effects) {

        /** Of the two results, in the indicator's unit; no number where one of them is not shown. */
        public Value difference() {
            return after.result().isShown() && before.result().isShown()
                    ? Value.shown(after.result().number() - before.result().number())
                    : Value.EMPTY;
        }
    }

    /**
     * How much of the difference a cause explains, the causes before it taken into account.
     *
     * @param numerator of what is counted
     * @param denominator of what that is divided by; 0 where nothing is
     * @param result in the indicator's unit; no number counts as 0
     */
    public record Effect(Cause cause, double numerator, double denominator, double result) {

        static Effect between(Cause cause, Line before, Line after) {
            return new Effect(
                    cause,
                    after.numerator().number() - before.numerator().number(),
                    after.denominator().number() - before.denominator().number(),
                    after.result().number() - before.result().number());
        }

        boolean none() {
            return numerator == 0 && denominator == 0 && result == 0;
        }
    }
}
