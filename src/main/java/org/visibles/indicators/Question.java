package org.visibles.indicators;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.visibles.indicators.Tabulation.At;
import org.visibles.indicators.Tabulation.Fraction;

/** What indicators ask of the people at one place. */
sealed interface Question {

    /** How many there are. */
    record People() implements Question {}

    /** Of how many of them it is told who they are. */
    record WhoTold() implements Question {}

    /** How many of them are in some categories. */
    record Count(Variable variable, Set<String> categories) implements Question {}

    /** The middle of their days. */
    record Median(Measure.Median measure) implements Question {}

    /** Two numbers, one of the other. */
    record Rate(Measure.Rate measure) implements Question {}

    /** How many exchanges took place. */
    record Exchanges() implements Question {}

    /** All of them, each once, in the order of the indicators. */
    static List<Question> all() {
        Set<Question> all = new LinkedHashSet<>();
        for (Indicator indicator : Indicator.values()) {
            switch (indicator.measure()) {
                case Measure.People people -> all.add(new People());
                case Measure.Exchanges exchanges -> all.add(new Exchanges());
                case Measure.Median median -> all.add(new Median(median));
                case Measure.Rate rate -> all.add(new Rate(rate));
                case Measure.Cost cost -> all.add(new Count(Variable.REACHED, cost.reached()));
                case Measure.Share share -> {
                    if (share.variable().tellsWho()) {
                        all.add(new WhoTold());
                    }
                    all.add(new Count(share.variable(), share.numerator()));
                    all.add(new Count(share.variable(), share.denominator()));
                    all.add(new Count(share.variable(), share.notStated()));
                    all.add(new Count(share.variable(), share.toReconfirm()));
                }
            }
        }
        return List.copyOf(all);
    }

    default List<Value> answer(Tabulation counts, List<At> places) {
        return switch (this) {
            case People people -> List.of(counts.people(places));
            case WhoTold who -> List.of(counts.told(places));
            case Count count -> List.of(counts.count(places, count.variable(), count.categories()));
            case Median median -> List.of(counts.median(places, median.measure()));
            case Exchanges exchanges -> List.of(counts.exchanges(places));
            case Rate rate -> {
                Fraction fraction = counts.rate(places, rate.measure());
                yield List.of(fraction.numerator(), fraction.denominator());
            }
        };
    }
}
