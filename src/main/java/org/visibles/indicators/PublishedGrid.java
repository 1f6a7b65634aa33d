package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Counts as they are published: totals, one dimension with all indicators, two with the number of people alone. */
final class PublishedGrid implements Tabulation {

    /** What is counted several times a person is broken down by these alone. */
    private static final Set<Variable> OF_EVENTS = EnumSet.of(Variable.ORGANISATION, Variable.QUARTER);

    private static final int[] NO_DAYS = {};

    private final Grid grid;
    private final Exchanges events;
    private final PublishedExchanges exchanges;
    private final PlacesOfGroups people;
    private final PublishedRates rates;
    private final Map<Measure.Median, int[][]> days = new HashMap<>();

    PublishedGrid(Grid grid, Exchanges exchanges) {
        this.grid = grid;
        this.events = exchanges;
        this.exchanges = new PublishedExchanges(exchanges, grid::folding);
        this.people = new PlacesOfGroups(grid);
        this.rates = new PublishedRates(grid, people);
    }

    /** What the file of an organisation tells beside this; null where this does not tell of the organisation by itself. */
    @Nullable
    OwnGrid own(UUID organisation) {
        if (!OwnLimits.apart(grid, organisation)) {
            return null;
        }
        return new OwnGrid(this, organisation, OwnLimits.grid(grid, organisation), events.of(organisation));
    }

    /** Those of which this tells by itself. */
    List<UUID> apart() {
        Folding folding = folding(Variable.ORGANISATION);
        return IntStream.range(0, folding.size())
                .mapToObj(folding::categories)
                .filter(group -> group.size() == 1)
                .map(group -> UUID.fromString(group.getFirst()))
                .filter(organisation -> OwnLimits.apart(grid, organisation))
                .toList();
    }

    PublishedExchanges exchanges() {
        return exchanges;
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

    @Override
    public Value told(List<At> places) {
        if (!grid.publishable() || places.size() != 1) {
            return people(places);
        }
        long told = grid.told(places.getFirst().variable(), places.getFirst().group());
        return told == 0 ? Value.EMPTY : Value.shown(told);
    }

    private Value crossing(At one, At other) {
        if (one.variable() == other.variable()) {
            return one.group() == other.group() ? Value.shown(total(one)) : Value.EMPTY;
        }
        Table table = grid.table(EnumSet.of(one.variable(), other.variable()));
        return table == null
                        || !one.variable().crossings().contains(other.variable())
                        || !table.tells(one.variable(), one.group(), other.group())
                ? Value.EMPTY
                : value(table.cell(one.variable(), one.group(), other.group()));
    }

    private static Value value(Cell cell) {
        return switch (cell.mark()) {
            case SHOWN -> Value.shown(cell.count());
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
        if (table == null || groups.stream().anyMatch(group -> !table.tells(at.variable(), at.group(), group))) {
            return Value.EMPTY;
        }
        List<Cell> all = table.cells(at.variable(), at.group());
        List<Cell> these = new ArrayList<>(groups.stream()
                .map(group -> table.cell(at.variable(), at.group(), group))
                .toList());
        if (categories.contains(Variable.NOT_STATED)) {
            table.waiting(at.variable(), at.group()).ifPresent(these::add);
        }
        Value count = count(these, all);
        return count.isShown() ? withItsRest((long) count.number(), sum(all)) : count;
    }

    /** Nobody else is a small number too: that all of a group are women is not told. */
    private static Value withItsRest(long count, long of) {
        return of - count < Suppression.THRESHOLD ? Value.MASKED : Value.shown(count);
    }

    /** The sum of cells that are all shown, or all the rest of which is; one hidden cell alone by its mark. */
    private static Value count(List<Cell> cells, List<Cell> all) {
        if (shown(cells)) {
            return Value.shown(sum(cells));
        }
        List<Cell> rest = all.stream().filter(cell -> !cells.contains(cell)).toList();
        if (shown(rest)) {
            return Value.shown(sum(all) - sum(rest));
        }
        return cells.size() == 1 ? value(cells.getFirst()) : Value.MASKED;
    }

    private static boolean shown(List<Cell> cells) {
        return cells.stream().allMatch(cell -> cell.mark() == Mark.SHOWN);
    }

    private static long sum(List<Cell> cells) {
        return cells.stream().mapToLong(Cell::count).sum();
    }

    @Override
    public Value median(List<At> places, Measure.Median measure) {
        if (places.size() > 1) {
            return Value.EMPTY;
        }
        int[][] all = days.computeIfAbsent(measure, this::days);
        int[] counted =
                people.of(places).filter(subject -> all[subject].length > 0).toArray();
        int[] of = Arrays.stream(counted)
                .flatMap(subject -> Arrays.stream(all[subject]))
                .sorted()
                .toArray();
        return counted.length < Suppression.THRESHOLD ? Value.MASKED : Value.shown(Tabulation.medianOf(of));
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
        return tellsOfEvents(places) ? rates.of(places, measure) : Fraction.NONE;
    }

    @Override
    public Value exchanges(List<At> places) {
        if (!tellsOfEvents(places)) {
            return Value.EMPTY;
        }
        if (places.isEmpty()) {
            return exchanges.total();
        }
        At at = places.getFirst();
        return exchanges.of(at.variable(), folding(at.variable()).categories(at.group()));
    }

    private static boolean tellsOfEvents(List<At> places) {
        return places.isEmpty()
                || places.size() == 1 && OF_EVENTS.contains(places.getFirst().variable());
    }
}
