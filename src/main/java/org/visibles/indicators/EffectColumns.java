package org.visibles.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What stands beside each other in each table of those met: those only met, then stages, the small ones with a neighbour.
 *
 * @param stages none where too few were met and no more
 */
record EffectColumns(List<Set<String>> stages) {

    static EffectColumns of(List<Met> met) {
        SortedMap<String, Long> identified = new TreeMap<>(Variable.REACHED.order());
        EffectTables.atLeast(Effect.Stage.IDENTIFIED)
                .forEach(stage -> identified.put(stage, count(met, Set.of(stage))));
        long people = identified.values().stream().mapToLong(Long::longValue).sum();
        List<Set<String>> found = new ArrayList<>();
        if (people < Suppression.THRESHOLD) {
            found.add(Set.of(Met.ONLY_MET, "IDENTIFIED", "MOBILISED", "CONNECTED"));
        } else if (count(met, Set.of(Met.ONLY_MET)) >= Suppression.THRESHOLD) {
            found.add(Set.of(Met.ONLY_MET));
            Folding folding = Folding.of(identified, true, Set.of());
            IntStream.range(0, folding.size()).forEach(group -> found.add(Set.copyOf(folding.categories(group))));
        }
        return new EffectColumns(found);
    }

    /** The columns that hold exactly those who have come so far; none where one lies across. */
    List<Integer> exactly(Set<String> reached) {
        boolean across = stages.stream()
                .anyMatch(column ->
                        !reached.containsAll(column) && column.stream().anyMatch(reached::contains));
        return across
                ? List.of()
                : IntStream.range(0, stages.size())
                        .filter(column -> reached.containsAll(stages.get(column)))
                        .boxed()
                        .toList();
    }

    /** The column of each of those met, in their order. */
    int[] places(List<Met> met) {
        return stages.isEmpty()
                ? new int[0]
                : met.stream().mapToInt(this::place).toArray();
    }

    private int place(Met each) {
        return IntStream.range(0, stages.size())
                .filter(column -> stages.get(column).contains(each.reached()))
                .findFirst()
                .orElseThrow();
    }

    static long count(List<Met> met, Set<String> reached) {
        return met.stream()
                .filter(each -> reached.contains(each.reached()))
                .mapToLong(Met::number)
                .sum();
    }
}
