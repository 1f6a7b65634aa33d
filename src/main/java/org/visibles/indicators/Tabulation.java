package org.visibles.indicators;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Counts of one cohort, either as they are or as they are published. */
interface Tabulation {

    /** A category, or a group of folded ones, of one variable. */
    record At(Variable variable, int group) {}

    /** The groups of a variable, in order. */
    Folding folding(Variable variable);

    /** How many people stand at all of these places; everyone when there is none. */
    Value people(List<At> places);

    /** Of how many of them it is told who they are: all but those who have entered of late, too few to be told apart. */
    default Value told(List<At> places) {
        return people(places);
    }

    /** How many of them are in some categories. */
    Value count(List<At> places, Variable variable, Set<String> categories);

    /** The median over all of them. */
    Value median(List<At> places, Measure.Median measure);

    /** Numerator and denominator over all of them. */
    Fraction rate(List<At> places, Measure.Rate measure);

    /** Exchanges of an organisation, in a quarter, or all. */
    Value exchanges(List<At> places);

    /** What a rate is made of. */
    record Fraction(Value numerator, Value denominator) {

        static final Fraction NONE = new Fraction(Value.EMPTY, Value.EMPTY);
        static final Fraction HIDDEN = new Fraction(Value.MASKED, Value.MASKED);
    }

    /** The people at all of these places. */
    default List<Subject> members(List<Subject> subjects, List<At> places) {
        return subjects.stream()
                .filter(subject -> places.stream()
                        .allMatch(at ->
                                folding(at.variable()).groupOf(at.variable().of(subject)) == at.group()))
                .toList();
    }

    static IntStream days(List<Subject> subjects, Measure.Median measure) {
        return subjects.stream()
                .flatMap(subject -> measure.days().apply(subject).stream())
                .mapToInt(Integer::intValue);
    }

    /** The middle one, or the mean of the middle two. */
    static double medianOf(int[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }
}
