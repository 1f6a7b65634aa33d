package org.visibles.indicators;

import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The published tables of those met: each breakdown by how far they got. Rows are folded until each has enough people,
 * columns likewise; rows that would have to be hidden are put together, cells are hidden as in {@link Grid}, and so that
 * neither the tables of other breakdowns nor those of the grid of the identified give them away where they count the same
 * people.
 */
final class EffectGrid {

    private final List<Met> met;
    private volatile @Nullable Map<String, List<Met>> byOrganisation;
    private final Grid identified;
    private final EffectColumns columns;
    /** The column of each of those met, in their order. */
    private final int[] columnOf;

    private final Insiders insiders;
    /** The group of each of those met, in their order. */
    private final Map<EffectBy, int[]> groupOf = new EnumMap<>(EffectBy.class);

    private final Map<EffectBy, SharedPeople> shared = new EnumMap<>(EffectBy.class);
    private final Map<EffectBy, Folding> foldings = new EnumMap<>(EffectBy.class);
    private final Map<EffectBy, Breakdown> breakdowns = new EnumMap<>(EffectBy.class);

    private final EffectPast past;
    private Histories histories = Histories.NONE;

    /** By itself. */
    EffectGrid(List<Met> met, Grid grid) {
        this(met, grid, List.of(), (by, folding) -> folding);
    }

    /**
     * @param stages what stands beside each other; none where the number of people decides
     * @param beside puts more categories together
     */
    EffectGrid(List<Met> met, Grid grid, List<Set<String>> stages, BiFunction<EffectBy, Folding, Folding> beside) {
        this(met, grid, stages, beside, EffectPast.NONE);
    }

    EffectGrid(List<Met> met, Grid grid, EffectPast past) {
        this(met, grid, List.of(), (by, folding) -> folding, past);
    }

    private EffectGrid(
            List<Met> met,
            Grid grid,
            List<Set<String>> stages,
            BiFunction<EffectBy, Folding, Folding> beside,
            EffectPast past) {
        this.met = List.copyOf(met);
        this.identified = grid;
        this.past = past;
        this.columns = stages.isEmpty() ? EffectColumns.of(this.met) : new EffectColumns(stages);
        this.columnOf = columns.places(this.met);
        this.insiders = past.chain()
                ? Insiders.none()
                : Insiders.of(organisations(grid), Met::organisation, this.met, Met::number);
        if (publishable()) {
            for (EffectBy by : EffectBy.published().stream().filter(past::tells).toList()) {
                SharedPeople people = new SharedPeople(met, by::of, grid);
                Folding folding = beside.apply(by, new EffectFolding(met, grid, by, people).fold());
                shared.put(by, people);
                foldings.put(by, folding);
                groupOf.put(
                        by,
                        met.stream()
                                .mapToInt(each -> folding.groupOf(by.of(each)))
                                .toArray());
                breakdowns.put(by, breakdown(by, past.folds(by)));
            }
            Set<EffectBy> unfolded = EnumSet.noneOf(EffectBy.class);
            EffectBy failed = protect(grid);
            while (failed != null) {
                if (folded(failed)) {
                    unfolded.add(failed);
                } else {
                    breakdowns.remove(failed);
                    foldings.remove(failed);
                }
                breakdowns.replaceAll((by, none) -> breakdown(by, past.folds(by) && !unfolded.contains(by)));
                failed = protect(grid);
            }
            if (past.chain()) {
                histories = past.histories().next(new EffectMonth(this));
            }
        }
    }

    /** Those of the grid by their numbers there, and after them those that identified nobody. */
    private List<String> organisations(Grid grid) {
        return Stream.concat(
                        grid.organisations().stream(),
                        met.stream()
                                .map(Met::organisation)
                                .filter(each -> !each.equals(Variable.NOT_STATED))
                                .sorted())
                .distinct()
                .toList();
    }

    /**
     * A breakdown to be done otherwise: one of which something could be solved still, or nothing is left to read after rows
     * were put together. It is tried with each row by itself; what cannot be protected so either is not published, but where
     * that would not take back what an earlier month told. Where a cell of the grid of the identified is at stake, those that
     * come last give way first.
     */
    private @Nullable EffectBy protect(Grid grid) {
        Set<Cell> solved = new EffectLinks(this, grid).protect();
        Optional<EffectBy> one = breakdowns.keySet().stream()
                .filter(by -> folded(by) && breakdown(by).table().withdrawn()
                        || solved.stream().map(Cell::table).anyMatch(table -> gives(by, table)))
                .findFirst();
        return one.isPresent() || solved.stream().allMatch(cell -> cell.table().ofEarlierDay())
                ? one.orElse(null)
                : breakdowns.keySet().stream()
                        .max(Comparator.comparing(this::folded).thenComparing(Comparator.naturalOrder()))
                        .orElse(null);
    }

    private boolean gives(EffectBy by, Suppression away) {
        EffectGrid before = past.before();
        Breakdown then = before == null ? null : before.breakdowns().get(by);
        return breakdown(by).holds(away) || folded(by) && then != null && then.held(away);
    }

    private boolean folded(EffectBy by) {
        return !breakdown(by).together().isEmpty();
    }

    Breakdown breakdown(EffectBy by) {
        return Objects.requireNonNull(breakdowns.get(by));
    }

    /** Whether there are enough people, and enough of them who were met and no more. */
    boolean publishable() {
        return !stages().isEmpty() && people() >= Suppression.THRESHOLD;
    }

    List<Met> met() {
        return met;
    }

    /** Those whom one organisation met first. */
    List<Met> met(String organisation) {
        Map<String, List<Met>> grouped = byOrganisation;
        if (grouped == null) {
            grouped = met.stream().collect(Collectors.groupingBy(Met::organisation));
            byOrganisation = grouped;
        }
        return grouped.getOrDefault(organisation, List.of());
    }

    /** Beside what it is hidden. */
    EffectPast past() {
        return past;
    }

    /** What else could have happened, of a chain of months. */
    Histories histories() {
        return histories;
    }

    /** The published grid of those identified. */
    Grid identified() {
        return identified;
    }

    /** See {@link EffectColumns}. */
    List<Set<String>> stages() {
        return columns.stages();
    }

    Folding folding(EffectBy by) {
        return foldings.getOrDefault(by, Folding.none(new TreeMap<>()));
    }

    Map<EffectBy, Breakdown> breakdowns() {
        return breakdowns;
    }

    IntStream groups(EffectBy by) {
        return IntStream.range(0, folding(by).size());
    }

    int groupOf(EffectBy by, Met one) {
        return folding(by).groupOf(by.of(one));
    }

    /** The people of a breakdown's categories in the published grid. */
    SharedPeople shared(EffectBy by) {
        return Objects.requireNonNull(shared.get(by));
    }

    /** For each group of a breakdown, those of another one in which its people are. */
    List<BitSet> parts(EffectBy whole, EffectBy of) {
        List<BitSet> parts = groups(whole).mapToObj(group -> new BitSet()).toList();
        int[] groups = places(whole);
        int[] others = places(of);
        for (int each = 0; each < groups.length; each++) {
            parts.get(groups[each]).set(others[each]);
        }
        return parts;
    }

    long column(int column) {
        return EffectColumns.count(met, stages().get(column));
    }

    private long people() {
        return met.stream().mapToLong(Met::number).sum();
    }

    private Breakdown breakdown(EffectBy by, boolean fold) {
        long[][] counts = new long[folding(by).size()][stages().size()];
        int[] groups = places(by);
        for (int each = 0; each < groups.length; each++) {
            counts[groups[each]][columnOf[each]] += met.get(each).number();
        }
        boolean byOrganisation = by == EffectBy.ORGANISATION;
        return new Breakdown(
                folding(by),
                counts,
                fold ? RowsTogether.of(counts, byOrganisation) : new TreeSet<>(),
                new Breakdown.People(insiders, groups, columnOf, byOrganisation),
                past.begun(by));
    }

    private int[] places(EffectBy by) {
        return groupOf.getOrDefault(by, new int[0]);
    }
}
