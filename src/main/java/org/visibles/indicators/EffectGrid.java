package org.visibles.indicators;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The published tables of those met: each breakdown by how far they got. Rows are folded until each has enough people,
 * columns likewise; cells are hidden as in {@link Grid}, and so that neither the tables of other breakdowns nor those of
 * the grid of the identified give them away where they count the same people.
 */
final class EffectGrid {

    private final List<Met> met;
    private final List<Set<String>> columns;
    private final Map<EffectBy, Folding> foldings = new EnumMap<>(EffectBy.class);
    private final Map<EffectBy, Suppression> tables = new EnumMap<>(EffectBy.class);

    EffectGrid(List<Met> met, Grid grid) {
        this.met = List.copyOf(met);
        this.columns = columns();
        if (publishable()) {
            for (EffectBy by : EffectBy.published()) {
                foldings.put(by, new EffectFolding(met, grid, by).fold());
                tables.put(by, table(by));
            }
            Cell exposed = new EffectLinks(this, grid).protect();
            while (exposed != null && !tables.isEmpty()) {
                giveUp(exposed.table());
                exposed = new EffectLinks(this, grid).protect();
            }
        }
    }

    /** What cannot be protected is not published: the breakdown of this table, else the first one left. */
    private void giveUp(Suppression exposed) {
        EffectBy by = tables.entrySet().stream()
                .filter(entry -> entry.getValue() == exposed)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> tables.keySet().iterator().next());
        tables.remove(by);
        foldings.remove(by);
        tables.replaceAll((other, none) -> table(other));
    }

    /** Whether there are enough people, and enough of them who were met and no more. */
    boolean publishable() {
        return !columns.isEmpty() && people() >= Suppression.THRESHOLD;
    }

    List<Met> met() {
        return met;
    }

    /** What stands beside each other in each table: those only met, then stages, the small ones with a neighbour. */
    List<Set<String>> stages() {
        return columns;
    }

    Folding folding(EffectBy by) {
        return foldings.getOrDefault(by, Folding.none(new TreeMap<>()));
    }

    Map<EffectBy, Suppression> tables() {
        return tables;
    }

    IntStream groups(EffectBy by) {
        return IntStream.range(0, folding(by).size());
    }

    int groupOf(EffectBy by, Met one) {
        return folding(by).groupOf(by.of(one));
    }

    /** People of one group. */
    long total(EffectBy by, int group) {
        Suppression table = java.util.Objects.requireNonNull(tables.get(by));
        return IntStream.range(0, table.columns())
                .mapToLong(column -> table.count(group, column))
                .sum();
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

    private Suppression table(EffectBy by) {
        long[][] counts = new long[folding(by).size()][columns.size()];
        for (Met each : met) {
            counts[groupOf(by, each)][columnOf(each)] += each.number();
        }
        return new Suppression(counts);
    }

    private int columnOf(Met each) {
        return IntStream.range(0, columns.size())
                .filter(column -> columns.get(column).contains(each.reached()))
                .findFirst()
                .orElseThrow();
    }
}
