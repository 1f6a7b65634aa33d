package org.visibles.indicators;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * How many of those met in each category are counted in each group of the published grid. Everybody is looked at once, so
 * that categories can be put together in many ways afterwards.
 */
final class SharedPeople {

    private static final int NONE = -1;

    /** Of one dimension of the grid: people of each category by group, and how many of each group were met in none. */
    private record Crossed(Map<String, Map<Integer, Long>> counts, Map<Integer, Long> unmet) {}

    private final Map<Variable, Crossed> crossed = new EnumMap<>(Variable.class);
    private final Map<String, Long> elsewhere = new HashMap<>();

    SharedPeople(List<Met> met, Function<Met, String> categoryOf, Grid grid) {
        String[] categories = new String[grid.subjects().size()];
        Arrays.fill(categories, "");
        for (Met each : met) {
            if (each.person() != null) {
                int place = grid.placeOf(each.person());
                if (place == NONE) {
                    elsewhere.merge(categoryOf.apply(each), 1L, Long::sum);
                } else {
                    categories[place] = categoryOf.apply(each);
                }
            }
        }
        Variable.dimensions().forEach(variable -> crossed.put(variable, crossed(grid.places(variable), categories)));
    }

    private static Crossed crossed(int[] groups, String[] categories) {
        Crossed crossed = new Crossed(new HashMap<>(), new HashMap<>());
        for (int person = 0; person < groups.length; person++) {
            if (categories[person].isEmpty()) {
                crossed.unmet().merge(groups[person], 1L, Long::sum);
            } else {
                crossed.counts()
                        .computeIfAbsent(categories[person], none -> new HashMap<>())
                        .merge(groups[person], 1L, Long::sum);
            }
        }
        return crossed;
    }

    /**
     * Where a group of those met and groups of the grid, or the other way round, hold exactly the same identified people.
     *
     * @param groupOf the group that a category is put into
     */
    List<SameIdentified> same(ToIntFunction<String> groupOf) {
        Map<Integer, Long> more = new HashMap<>();
        elsewhere.forEach((category, people) -> more.merge(groupOf.applyAsInt(category), people, Long::sum));
        return Variable.dimensions().stream()
                .flatMap(variable -> same(variable, groupOf, more))
                .toList();
    }

    private Stream<SameIdentified> same(Variable variable, ToIntFunction<String> groupOf, Map<Integer, Long> more) {
        Crossed people = crossed.getOrDefault(variable, new Crossed(Map.of(), Map.of()));
        Map<Integer, Long> sizeHere = new HashMap<>();
        Map<Integer, Long> sizeThere = new HashMap<>(people.unmet());
        Map<Integer, Set<Integer>> hereToThere = new HashMap<>();
        Map<Integer, Set<Integer>> thereToHere = new HashMap<>();
        people.counts().forEach((category, counts) -> {
            int here = groupOf.applyAsInt(category);
            counts.forEach((there, number) -> {
                sizeHere.merge(here, number, Long::sum);
                sizeThere.merge(there, number, Long::sum);
                hereToThere.computeIfAbsent(here, none -> new HashSet<>()).add(there);
                thereToHere.computeIfAbsent(there, none -> new HashSet<>()).add(here);
            });
        });
        Map<Integer, Long> sizeOfAllHere = new HashMap<>(sizeHere);
        more.forEach((here, number) -> sizeOfAllHere.merge(here, number, Long::sum));
        Stream<SameIdentified> several =
                exact(thereToHere, sizeThere, sizeOfAllHere, people.unmet().keySet()).entrySet().stream()
                        .map(each -> new SameIdentified(variable, each.getValue(), Set.of(each.getKey())));
        Stream<SameIdentified> one = exact(hereToThere, sizeHere, sizeThere, more.keySet()).entrySet().stream()
                .filter(each -> each.getValue().size() > 1) // a single one is found the other way round
                .map(each -> new SameIdentified(variable, Set.of(each.getKey()), each.getValue()));
        return Stream.concat(several, one);
    }

    /** The groups whose people are exactly those of all the groups that they share people with. */
    private static SortedMap<Integer, Set<Integer>> exact(
            Map<Integer, Set<Integer>> parts,
            Map<Integer, Long> sizes,
            Map<Integer, Long> sizesOfParts,
            Set<Integer> incomplete) {
        SortedMap<Integer, Set<Integer>> same = new TreeMap<>();
        parts.forEach((group, others) -> {
            long people = others.stream()
                    .mapToLong(other -> sizesOfParts.getOrDefault(other, 0L))
                    .sum();
            if (!incomplete.contains(group) && people == sizes.getOrDefault(group, 0L)) {
                same.put(group, others);
            }
        });
        return same;
    }
}
