package org.visibles.indicators;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
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
    private final Map<String, List<Met>> byOrganisation = new HashMap<>();
    private final Grid identified;
    private final List<Set<String>> columns;
    /** The column of each of those met, in their order. */
    private final int[] columnOf;

    private final Insiders insiders;
    /** The group of each of those met, in their order. */
    private final Map<EffectBy, int[]> groupOf = new EnumMap<>(EffectBy.class);

    private final Map<EffectBy, SharedPeople> shared = new EnumMap<>(EffectBy.class);
    private final Map<EffectBy, Folding> foldings = new EnumMap<>(EffectBy.class);
    private final Map<EffectBy, Breakdown> breakdowns = new EnumMap<>(EffectBy.class);

    EffectGrid(List<Met> met, Grid grid) {
        this(met, grid, List.of(), (by, folding) -> folding);
    }

    /**
     * @param stages what stands beside each other; none where the number of people decides
     * @param beside puts more categories together
     */
    EffectGrid(List<Met> met, Grid grid, List<Set<String>> stages, BiFunction<EffectBy, Folding, Folding> beside) {
        this.met = List.copyOf(met);
        this.identified = grid;
        this.columns = stages.isEmpty() ? columns() : stages;
        this.columnOf = columns.isEmpty()
                ? new int[0]
                : met.stream().mapToInt(this::columnOf).toArray();
        this.insiders = Insiders.of(organisations(grid), Met::organisation, this.met, Met::number);
        if (publishable()) {
            for (EffectBy by : EffectBy.published()) {
                SharedPeople people = new SharedPeople(met, by::of, grid);
                Folding folding = beside.apply(by, new EffectFolding(met, grid, by, people).fold());
                shared.put(by, people);
                foldings.put(by, folding);
                groupOf.put(
                        by,
                        met.stream()
                                .mapToInt(each -> folding.groupOf(by.of(each)))
                                .toArray());
                breakdowns.put(by, breakdown(by, true));
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
                breakdowns.replaceAll((by, none) -> breakdown(by, !unfolded.contains(by)));
                failed = protect(grid);
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
     * were put together. It is tried with each row by itself; what cannot be protected so either is not published. Where a
     * cell of the grid of the identified is at stake, those that come last give way first.
     */
    private @Nullable EffectBy protect(Grid grid) {
        Cell exposed = new EffectLinks(this, grid).protect();
        return breakdowns.keySet().stream()
                .filter(by ->
                        exposed == null ? folded(by) && of(by).table().withdrawn() : of(by).holds(exposed.table()))
                .findFirst()
                .orElseGet(() -> exposed == null
                        ? null
                        : breakdowns.keySet().stream()
                                .max(Comparator.comparing(this::folded).thenComparing(Comparator.naturalOrder()))
                                .orElse(null));
    }

    private boolean folded(EffectBy by) {
        return !of(by).together().isEmpty();
    }

    private Breakdown of(EffectBy by) {
        return Objects.requireNonNull(breakdowns.get(by));
    }

    /** Whether there are enough people, and enough of them who were met and no more. */
    boolean publishable() {
        return !columns.isEmpty() && people() >= Suppression.THRESHOLD;
    }

    List<Met> met() {
        return met;
    }

    /** Those whom one organisation met first. */
    List<Met> met(String organisation) {
        if (byOrganisation.isEmpty()) {
            byOrganisation.putAll(met.stream().collect(Collectors.groupingBy(Met::organisation)));
        }
        return byOrganisation.getOrDefault(organisation, List.of());
    }

    /** The published grid of those identified. */
    Grid identified() {
        return identified;
    }

    /** What stands beside each other in each table: those only met, then stages, the small ones with a neighbour. */
    List<Set<String>> stages() {
        return columns;
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
        return count(columns.get(column));
    }

    private long people() {
        return met.stream().mapToLong(Met::number).sum();
    }

    private long count(Set<String> reached) {
        return met.stream()
                .filter(each -> reached.contains(each.reached()))
                .mapToLong(Met::number)
                .sum();
    }

    private List<Set<String>> columns() {
        SortedMap<String, Long> identified = new TreeMap<>(Variable.REACHED.order());
        EffectTables.atLeast(Effect.Stage.IDENTIFIED).forEach(stage -> identified.put(stage, count(Set.of(stage))));
        long people = identified.values().stream().mapToLong(Long::longValue).sum();
        List<Set<String>> found = new ArrayList<>();
        if (people < Suppression.THRESHOLD) {
            found.add(Set.of(Met.ONLY_MET, "IDENTIFIED", "MOBILISED", "CONNECTED"));
        } else if (count(Set.of(Met.ONLY_MET)) >= Suppression.THRESHOLD) {
            found.add(Set.of(Met.ONLY_MET));
            Folding folding = Folding.of(identified, true, Set.of());
            IntStream.range(0, folding.size()).forEach(group -> found.add(Set.copyOf(folding.categories(group))));
        }
        return found;
    }

    private Breakdown breakdown(EffectBy by, boolean fold) {
        long[][] counts = new long[folding(by).size()][columns.size()];
        int[] groups = places(by);
        for (int each = 0; each < groups.length; each++) {
            counts[groups[each]][columnOf[each]] += met.get(each).number();
        }
        boolean byOrganisation = by == EffectBy.ORGANISATION;
        return new Breakdown(
                folding(by),
                counts,
                fold ? RowsTogether.of(counts, byOrganisation) : new TreeSet<>(),
                new Breakdown.People(insiders, groups, columnOf, byOrganisation));
    }

    private int[] places(EffectBy by) {
        return groupOf.getOrDefault(by, new int[0]);
    }

    private int columnOf(Met each) {
        return IntStream.range(0, columns.size())
                .filter(column -> columns.get(column).contains(each.reached()))
                .findFirst()
                .orElseThrow();
    }
}
