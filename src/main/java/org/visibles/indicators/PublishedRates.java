package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.visibles.indicators.HiddenRows.Part;
import org.visibles.indicators.Tabulation.At;
import org.visibles.indicators.Tabulation.Fraction;

/** Rates of what happened to the people of a grid several times, as they are published: by whole rows, or not at all. */
final class PublishedRates {

    private final Grid grid;
    private final PlacesOfGroups people;
    private final Map<Measure.Rate, long[]> totals = new HashMap<>();
    private final Map<Object, Rows> rows = new HashMap<>();

    /** Counts of each group of a variable, and which of them are hidden. */
    private record Rows(List<long[]> counts, boolean[] hidden) {}

    PublishedRates(Grid grid, PlacesOfGroups people) {
        this.grid = grid;
        this.people = people;
    }

    /** Of everybody, or of one group. */
    Fraction of(List<At> places, Measure.Rate measure) {
        long[] total = totals.computeIfAbsent(measure, rate -> counts(List.of(), rate));
        if (Arrays.stream(total).anyMatch(count -> count < Suppression.THRESHOLD)) {
            return Fraction.HIDDEN;
        }
        if (places.isEmpty()) {
            return fraction(total);
        }
        At at = places.getFirst();
        Rows all = rows.computeIfAbsent(List.of(at.variable(), measure), none -> rows(at.variable(), measure, total));
        return all.hidden()[at.group()]
                ? Fraction.HIDDEN
                : fraction(all.counts().get(at.group()));
    }

    /** What it counts, and what of the same it does not. */
    private long[] counts(List<At> places, Measure.Rate measure) {
        long hits = sum(places, measure.numerator());
        return new long[] {hits, sum(places, measure.denominator()) - hits};
    }

    private long sum(List<At> places, ToIntFunction<Subject> of) {
        return people.of(places)
                .mapToLong(subject -> of.applyAsInt(grid.subjects().get(subject)))
                .sum();
    }

    private static Fraction fraction(long[] counts) {
        return new Fraction(Value.shown(counts[0]), Value.shown(counts[0] + counts[1]));
    }

    private Rows rows(Variable variable, Measure.Rate measure, long[] total) {
        List<long[]> each = new ArrayList<>(grid.groups(variable)
                .mapToObj(group -> counts(List.of(new At(variable, group)), measure))
                .toList());
        long[] rest = total.clone();
        each.forEach(counted -> Arrays.setAll(rest, column -> rest[column] - counted[column]));
        if (Arrays.stream(rest).anyMatch(count -> count != 0)) {
            each.add(rest); // of those who have no row, such as organisations that identified nobody
        }
        long[][] table = each.toArray(long[][]::new);
        long[] least = new long[table.length];
        Collection<Part> own = OwnRates.of(grid.subjects(), grid.places(variable), measure);
        return new Rows(
                each,
                variable == Variable.ORGANISATION
                        ? HiddenRows.ofOrganisations(table, least, own)
                        : HiddenRows.of(table, least, own));
    }
}
