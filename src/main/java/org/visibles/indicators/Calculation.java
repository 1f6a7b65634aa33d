package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.visibles.indicators.Figures.Line;
import org.visibles.indicators.Figures.Row;
import org.visibles.indicators.Tabulation.At;
import org.visibles.indicators.Tabulation.Fraction;

/** Works the indicators out of the counts of one cohort. */
record Calculation(Tabulation counts, Spending spending) {

    /** Without what was spent. */
    Calculation(Tabulation counts) {
        this(counts, Spending.UNREAD);
    }

    Row total(List<At> period) {
        return new Row(
                List.of(),
                Arrays.stream(Indicator.values())
                        .map(indicator -> line(indicator, period))
                        .toList());
    }

    /** One row for each group of the dimension, or for each pair; pairs have the number of people alone. */
    List<Row> rows(List<At> period, List<Variable> by, boolean all) {
        if (by.isEmpty()) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        for (At first : groups(by.getFirst())) {
            if (by.size() == 1) {
                rows.add(row(period, List.of(first), all));
            } else {
                groups(by.getLast()).forEach(second -> rows.add(row(period, List.of(first, second), false)));
            }
        }
        return rows;
    }

    private List<At> groups(Variable variable) {
        List<At> groups = new ArrayList<>();
        for (int group = 0; group < counts.folding(variable).size(); group++) {
            groups.add(new At(variable, group));
        }
        return groups;
    }

    private Row row(List<At> period, List<At> places, boolean all) {
        List<At> at = Stream.concat(period.stream(), places.stream()).toList();
        List<String> categories = places.stream()
                .map(place -> counts.folding(place.variable()).name(place.group()))
                .toList();
        Stream<Indicator> indicators = all ? Arrays.stream(Indicator.values()) : Stream.of(Indicator.IDENTIFIED);
        return new Row(
                categories, indicators.map(indicator -> line(indicator, at)).toList());
    }

    private Line line(Indicator indicator, List<At> places) {
        return switch (indicator.measure()) {
            case Measure.People people -> number(indicator, counts.people(places));
            case Measure.Exchanges exchanges -> number(indicator, counts.exchanges(places));
            case Measure.Median median -> {
                Value days = counts.median(places, median);
                yield new Line(indicator, Value.EMPTY, Value.EMPTY, days, Value.EMPTY, Value.EMPTY);
            }
            case Measure.Share share -> share(indicator, share, places);
            case Measure.Rate rate -> {
                Fraction fraction = counts.rate(places, rate);
                yield fraction(indicator, fraction.numerator(), fraction.denominator(), Value.EMPTY, Value.EMPTY);
            }
            case Measure.Cost cost -> cost(indicator, cost, places);
        };
    }

    /** With the sum beside it the cost of one tells how many there are: so it is shown only where they are. */
    private Line cost(Indicator indicator, Measure.Cost cost, List<At> places) {
        Value euros = spending.euros(counts, places);
        if (euros.state() == Value.State.EMPTY) {
            return number(indicator, Value.EMPTY);
        }
        Value people = cost.reached().isEmpty()
                ? counts.people(places)
                : counts.count(places, Variable.REACHED, cost.reached());
        Value each = euros.number() == 0 ? Value.EMPTY : euros.of(people);
        Value rounded = each.isShown() ? Value.shown(Math.rint(each.number())) : each;
        return new Line(indicator, Value.shown(Math.rint(euros.number())), people, rounded, Value.EMPTY, Value.EMPTY);
    }

    private static Line number(Indicator indicator, Value value) {
        return new Line(indicator, value, Value.EMPTY, value, Value.EMPTY, Value.EMPTY);
    }

    private Line share(Indicator indicator, Measure.Share share, List<At> places) {
        Value people = share.variable().tellsWho() ? counts.told(places) : counts.people(places);
        Value denominator =
                share.denominator().isEmpty() ? people : counts.count(places, share.variable(), share.denominator());
        return fraction(
                indicator,
                counts.count(places, share.variable(), share.numerator()),
                denominator,
                apart(places, share.variable(), share.notStated(), people),
                apart(places, share.variable(), share.toReconfirm(), people));
    }

    /** Those who stand beside the share, of everybody; empty where nobody can. */
    private Value apart(List<At> places, Variable variable, Set<String> categories, Value people) {
        return categories.isEmpty()
                ? Value.EMPTY
                : counts.count(places, variable, categories).of(people);
    }

    private static Line fraction(
            Indicator indicator, Value numerator, Value denominator, Value notStated, Value toReconfirm) {
        return new Line(indicator, numerator, denominator, numerator.of(denominator), notStated, toReconfirm);
    }
}
