package org.visibles.indicators;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.visibles.indicators.Tabulation.At;

/** Which people of a grid are in a group, by their place in it: sorted once, as there may be many groups. */
final class PlacesOfGroups {

    private final Grid grid;
    private final Map<Variable, int[][]> sorted = new EnumMap<>(Variable.class);

    PlacesOfGroups(Grid grid) {
        this.grid = grid;
    }

    /** Everybody, or those of one group. */
    IntStream of(List<At> places) {
        if (places.isEmpty()) {
            return IntStream.range(0, grid.subjects().size());
        }
        At at = places.getFirst();
        return Arrays.stream(sorted.computeIfAbsent(at.variable(), this::sorted)[at.group()]);
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
}
