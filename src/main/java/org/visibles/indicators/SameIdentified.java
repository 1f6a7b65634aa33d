package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Groups of those met whose identified people are exactly those of groups of the published grid: one group on one side at
 * least.
 *
 * @param here groups of those met
 * @param there groups of a dimension of the grid
 */
record SameIdentified(Variable variable, Set<Integer> here, Set<Integer> there) {

    private static final int NONE = -1;

    static List<SameIdentified> of(List<Met> met, ToIntFunction<Met> groupOf, Grid grid) {
        int[] here = new int[grid.subjects().size()];
        Arrays.fill(here, NONE);
        Map<UUID, Integer> elsewhere = new HashMap<>();
        for (Met each : met) {
            if (each.person() != null) {
                int place = grid.placeOf(each.person());
                if (place < 0) {
                    elsewhere.put(each.person(), groupOf.applyAsInt(each));
                } else {
                    here[place] = groupOf.applyAsInt(each);
                }
            }
        }
        List<SameIdentified> found = new ArrayList<>();
        for (Variable variable : Variable.dimensions()) {
            int[] there = grid.places(variable);
            parts(there, here, List.of(), elsewhere.values())
                    .forEach((group, parts) -> found.add(new SameIdentified(variable, parts, Set.of(group))));
            parts(here, there, elsewhere.values(), List.of()).forEach((group, parts) -> {
                if (parts.size() > 1) { // a single one is found the other way round
                    found.add(new SameIdentified(variable, Set.of(group), parts));
                }
            });
        }
        return found;
    }

    /**
     * For each group of the one, the groups of the other that hold exactly its people, where there are such.
     *
     * @param one group of each person of the grid; {@link #NONE} of those who are in no group
     * @param moreOfOne groups of people who are not in the other at all
     * @param moreOfOther groups of people who are not in the one at all
     */
    private static SortedMap<Integer, Set<Integer>> parts(
            int[] one, int[] other, Collection<Integer> moreOfOne, Collection<Integer> moreOfOther) {
        Map<Integer, BitSet> together = new HashMap<>();
        Set<Integer> incomplete = new HashSet<>(moreOfOne);
        int[] size = sizes(one, List.of());
        int[] sizeOfOther = sizes(other, moreOfOther);
        for (int person = 0; person < one.length; person++) {
            if (one[person] != NONE && other[person] == NONE) {
                incomplete.add(one[person]);
            } else if (one[person] != NONE) {
                together.computeIfAbsent(one[person], none -> new BitSet()).set(other[person]);
            }
        }
        SortedMap<Integer, Set<Integer>> same = new TreeMap<>();
        together.forEach((group, parts) -> {
            if (!incomplete.contains(group)
                    && parts.stream().map(part -> sizeOfOther[part]).sum() == size[group]) {
                same.put(group, parts.stream().boxed().collect(Collectors.toSet()));
            }
        });
        return same;
    }

    private static int[] sizes(int[] groups, Collection<Integer> more) {
        int most = IntStream.concat(Arrays.stream(groups), more.stream().mapToInt(Integer::intValue))
                .max()
                .orElse(NONE);
        int[] sizes = new int[most + 1];
        IntStream.concat(Arrays.stream(groups), more.stream().mapToInt(Integer::intValue))
                .filter(group -> group != NONE)
                .forEach(group -> sizes[group]++);
        return sizes;
    }
}
