package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Grid.Table;
import org.visibles.indicators.HiddenRows.Part;
import org.visibles.indicators.Suppression.Mark;

/** Counts as they are published: totals, one dimension with all indicators, two with the number of people alone. */
final class PublishedGrid implements Tabulation {

    /** What is counted several times a person is broken down by these alone. */
    private static final Set<Variable> OF_EVENTS = EnumSet.of(Variable.ORGANISATION, Variable.QUARTER);

    private static final int[] NO_DAYS = {};

    private final Grid grid;
    private final PublishedExchanges exchanges;
    private final Map<Variable, int[][]> members = new EnumMap<>(Variable.class);
    private final Map<Measure.Median, int[][]> days = new HashMap<>();
    private final Map<Measure.Rate, long[]> totals = new HashMap<>();
    private final Map<Object, Rows> rows = new HashMap<>();

    /** Counts of each group of a variable, and which of them are hidden. */
    private record Rows(List<long[]> counts, boolean[] hidden) {}

    PublishedGrid(Grid grid, Exchanges exchanges) {
        this.grid = grid;
        this.exchanges = new PublishedExchanges(exchanges, grid::folding);
    }

    @Override
    public Folding folding(Variable variable) {
        return grid.folding(variable);
    }

    @Override
    public Value people(List<At> places) {
        if (!grid.publishable()) {
            return Value.UNDER;
        }
        return switch (places.size()) {
            case 0 -> Value.shown(grid.subjects().size());
            case 1 -> Value.shown(total(places.getFirst()));
            case 2 -> crossing(places.get(0), places.get(1));
            default -> Value.MASKED;
        };
    }

    private long total(At at) {
        return grid.total(at.variable(), at.group());
    }

    private Value crossing(At one, At other) {
        if (one.variable() == other.variable()) {
            return one.group() == other.group() ? Value.shown(total(one)) : Value.EMPTY;
        }
        Table table = grid.table(EnumSet.of(one.variable(), other.variable()));
        return table == null || !one.variable().crossings().contains(other.variable())
                ? Value.EMPTY
                : value(table, one.variable(), one.group(), other.group());
    }

    private static Value value(Table table, Variable variable, int group, int other) {
        return switch (table.mark(variable, group, other)) {
            case SHOWN -> Value.shown(table.count(variable, group, other));
            case UNDER -> Value.UNDER;
            case MASKED, UNTOLD -> Value.MASKED;
        };
    }

    @Override
    public Value count(List<At> places, Variable variable, Set<String> categories) {
        if (!grid.publishable() || places.size() > 1) {
            return Value.MASKED;
        }
        List<Integer> groups = folding(variable).groupsOf(categories);
        if (groups == null || groups.isEmpty()) {
            return Value.MASKED; // folded with others, or nobody: the two must look the same
        }
        if (places.isEmpty()) {
            long sum = groups.stream()
                    .mapToLong(group -> grid.total(variable, group))
                    .sum();
            return withItsRest(sum, grid.subjects().size());
        }
        At at = places.getFirst();
        Table table = at.variable() == variable ? null : grid.table(EnumSet.of(at.variable(), variable));
        if (table == null) {
            return Value.EMPTY;
        }
        Value count = count(table, at, variable, groups);
        return count.isShown() ? withItsRest((long) count.number(), total(at)) : count;
    }

    /** Nobody else is a small number too: that all of a group are women is not told. */
    private static Value withItsRest(long count, long of) {
        return of - count < Suppression.THRESHOLD ? Value.MASKED : Value.shown(count);
    }

    /** The sum of cells that are all shown, or all the rest of which is; one hidden cell alone by its mark. */
    private Value count(Table table, At at, Variable variable, List<Integer> groups) {
        if (groups.stream().allMatch(group -> shown(table, at, group))) {
            return Value.shown(groups.stream()
                    .mapToLong(group -> table.count(at.variable(), at.group(), group))
                    .sum());
        }
        List<Integer> rest = grid.groups(variable)
                .filter(group -> !groups.contains(group))
                .boxed()
                .toList();
        if (rest.stream().allMatch(group -> shown(table, at, group))) {
            return Value.shown(total(at)
                    - rest.stream()
                            .mapToLong(group -> table.count(at.variable(), at.group(), group))
                            .sum());
        }
        return groups.size() == 1 ? value(table, at.variable(), at.group(), groups.getFirst()) : Value.MASKED;
    }

    private static boolean shown(Table table, At at, int group) {
        return table.mark(at.variable(), at.group(), group) == Mark.SHOWN;
    }

    @Override
    public Value median(List<At> places, Measure.Median measure) {
        if (places.size() > 1) {
            return Value.EMPTY;
        }
        int[][] all = days.computeIfAbsent(measure, this::days);
        int[] people =
                members(places).filter(subject -> all[subject].length > 0).toArray();
        int[] of = Arrays.stream(people)
                .flatMap(subject -> Arrays.stream(all[subject]))
                .sorted()
                .toArray();
        return people.length < Suppression.THRESHOLD ? Value.MASKED : Value.shown(Tabulation.medianOf(of));
    }

    private int[][] days(Measure.Median measure) {
        return grid.subjects().stream()
                .map(subject -> measure.days().apply(subject))
                .map(of -> of.isEmpty()
                        ? NO_DAYS
                        : of.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    @Override
    public Fraction rate(List<At> places, Measure.Rate measure) {
        At at = places.isEmpty() ? null : places.getFirst();
        if (places.size() > 1 || (at != null && !OF_EVENTS.contains(at.variable()))) {
            return Fraction.NONE;
        }
        long[] counts = hideRows(at, measure, place -> {
            long hits = members(place)
                    .map(subject ->
                            measure.numerator().applyAsInt(grid.subjects().get(subject)))
                    .sum();
            long of = members(place)
                    .map(subject ->
                            measure.denominator().applyAsInt(grid.subjects().get(subject)))
                    .sum();
            return new long[] {hits, of - hits};
        });
        return counts == null
                ? Fraction.HIDDEN
                : new Fraction(Value.shown(counts[0]), Value.shown(counts[0] + counts[1]));
    }

    @Override
    public Value exchanges(List<At> places) {
        At at = places.isEmpty() ? null : places.getFirst();
        if (places.size() > 1 || (at != null && !OF_EVENTS.contains(at.variable()))) {
            return Value.EMPTY;
        }
        return at == null
                ? exchanges.total()
                : exchanges.of(at.variable(), folding(at.variable()).categories(at.group()));
    }

    /** Everybody, or those of one group, by their place in the grid: sorted once, as there may be many groups. */
    private IntStream members(List<At> places) {
        if (places.isEmpty()) {
            return IntStream.range(0, grid.subjects().size());
        }
        At at = places.getFirst();
        return Arrays.stream(members.computeIfAbsent(at.variable(), this::sorted)[at.group()]);
    }

    private int[][] sorted(Variable variable) {
        int[][] groups = grid.groups(variable)
                .mapToObj(group -> new int[(int) grid.total(variable, group)])
                .toArray(int[][]::new);
        int[] next = new int[groups.length];
        int[] places = grid.places(variable);
        for (int subject = 0; subject < places.length; subject++) {
            int group = places[subject];
            groups[group][next[group]++] = subject;
        }
        return groups;
    }

    /** The counts of one row, or of all; null when they are hidden. */
    private long @Nullable [] hideRows(@Nullable At at, Measure.Rate what, Function<List<At>, long[]> counts) {
        long[] total = totals.computeIfAbsent(what, none -> counts.apply(List.of()));
        if (Arrays.stream(total).anyMatch(count -> count < Suppression.THRESHOLD)) {
            return null;
        }
        if (at == null) {
            return total;
        }
        Rows all = rows.computeIfAbsent(List.of(at.variable(), what), none -> rows(at.variable(), what, total, counts));
        return all.hidden()[at.group()] ? null : all.counts().get(at.group());
    }

    private Rows rows(Variable variable, Measure.Rate what, long[] total, Function<List<At>, long[]> counts) {
        List<long[]> each = new ArrayList<>(grid.groups(variable)
                .mapToObj(group -> counts.apply(List.of(new At(variable, group))))
                .toList());
        long[] rest = total.clone();
        each.forEach(counted -> Arrays.setAll(rest, column -> rest[column] - counted[column]));
        if (Arrays.stream(rest).anyMatch(count -> count != 0)) {
            each.add(rest); // of those who have no row, such as organisations that identified nobody
        }
        long[][] table = each.toArray(long[][]::new);
        long[] least = new long[table.length];
        Collection<Part> own = OwnRates.of(grid.subjects(), grid.places(variable), what);
        return new Rows(
                each,
                variable == Variable.ORGANISATION
                        ? HiddenRows.ofOrganisations(table, least, own)
                        : HiddenRows.of(table, least, own));
    }
}
