package org.visibles.indicators;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Puts the small categories of those met together, and those of which nearly everybody was identified: where the grid
 * publishes how many these are, the difference would be the few who were not.
 */
final class EffectFolding {

    private final List<Met> met;
    private final Grid grid;
    private final EffectBy by;
    private final SharedPeople shared;
    private final SortedMap<String, Long> people;
    private final Map<String, Long> onlyMet;

    /**
     * @param shared the people of each category in the grid
     */
    EffectFolding(List<Met> met, Grid grid, EffectBy by, SharedPeople shared) {
        this.met = met;
        this.grid = grid;
        this.by = by;
        this.shared = shared;
        this.people =
                met.stream().collect(groupingBy(by::of, () -> new TreeMap<>(by.order()), summingLong(Met::number)));
        this.onlyMet =
                met.stream().filter(each -> !each.identified()).collect(groupingBy(by::of, summingLong(Met::number)));
    }

    Folding fold() {
        Set<String> forced = new HashSet<>();
        if (by == EffectBy.QPV) {
            forced.addAll(Remainders.revealing(met.stream()
                    .collect(groupingBy(Met::commune, groupingBy(Met::qpv, TreeMap::new, summingLong(Met::number))))));
        }
        Folding folding = fold(forced);
        while (grid.publishable() && folding.size() > 1) {
            Set<Integer> telling = telling(folding);
            if (telling.isEmpty()) {
                return folding;
            }
            if (!forced.addAll(next(folding, telling))) {
                return Folding.together(people);
            }
            folding = fold(forced);
        }
        return folding;
    }

    private Folding fold(Set<String> forced) {
        return by == EffectBy.ORGANISATION
                ? Folding.ofOrganisations(people, forced)
                : Folding.of(people, by.ordered(), forced);
    }

    /** Groups of which the reader can work out that all but a few were identified: by themselves, or as the rest of such. */
    private Set<Integer> telling(Folding folding) {
        List<Set<Integer>> known =
                shared.same(folding::groupOf).stream().map(SameIdentified::here).toList();
        Set<Integer> named = known.stream().flatMap(Set::stream).collect(Collectors.toSet());
        Set<Integer> rest = IntStream.range(0, folding.size())
                .boxed()
                .filter(group -> !named.contains(group))
                .collect(Collectors.toSet());
        return Stream.concat(known.stream(), Stream.of(rest))
                .filter(groups -> !groups.isEmpty() && onlyMet(folding, groups) < Suppression.THRESHOLD)
                .findFirst()
                .orElse(Set.of());
    }

    private long onlyMet(Folding folding, Set<Integer> groups) {
        return groups.stream().mapToLong(group -> sum(folding, group, onlyMet)).sum();
    }

    /** The smallest of these groups that is still a category by itself, else the smallest of the others. */
    private List<String> next(Folding folding, Set<Integer> telling) {
        Comparator<Integer> size = Comparator.comparingLong(group -> sum(folding, group, people));
        return IntStream.range(0, folding.size())
                .boxed()
                .filter(group -> folding.categories(group).size() == 1)
                .min(Comparator.<Integer, Boolean>comparing(group -> !telling.contains(group))
                        .thenComparing(size))
                .map(folding::categories)
                .orElse(List.of());
    }

    private static long sum(Folding folding, int group, Map<String, Long> counts) {
        return folding.categories(group).stream()
                .mapToLong(category -> counts.getOrDefault(category, 0L))
                .sum();
    }
}
