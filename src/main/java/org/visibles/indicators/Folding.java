package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts the small categories of one variable together until each group has {@link Suppression#THRESHOLD} people or more,
 * so that the totals of all tables can be published. Where the order means something, neighbours join; else the small
 * ones become "others".
 */
final class Folding {

    private final List<Set<String>> groups;
    private final Map<String, Integer> groupOf = new LinkedHashMap<>();

    private Folding(List<Set<String>> groups) {
        this.groups = groups;
        for (int group = 0; group < groups.size(); group++) {
            for (String category : groups.get(group)) {
                groupOf.put(category, group);
            }
        }
    }

    /** Each category by itself. */
    static Folding none(SortedMap<String, Long> counts) {
        return new Folding(counts.keySet().stream().map(Set::of).toList());
    }

    /** As it was folded before. */
    static Folding as(List<Set<String>> groups) {
        return new Folding(groups);
    }

    /** All of them in one group. */
    static Folding together(SortedMap<String, Long> counts) {
        return new Folding(List.of(Set.copyOf(counts.keySet())));
    }

    /**
     * The categories of each part among themselves, so that the part is the sum of its groups.
     *
     * @param parts of which each has people enough, or all there are
     * @param forced as for {@link #of}; where one of them would stand alone all the same, there is one group
     */
    static Folding within(
            List<Set<String>> parts, SortedMap<String, Long> counts, boolean ordered, Set<String> forced) {
        List<Set<String>> groups = new ArrayList<>();
        for (Set<String> part : parts) {
            SortedMap<String, Long> of = new TreeMap<>(counts);
            of.keySet().retainAll(part);
            groups.addAll(Folding.of(of, ordered, forced).groups);
        }
        return groups.stream().anyMatch(group -> group.size() == 1 && forced.containsAll(group))
                ? together(counts)
                : new Folding(groups);
    }

    /**
     * @param forced categories that go into "others" even when they are large enough
     */
    static Folding of(SortedMap<String, Long> counts, boolean ordered, Set<String> forced) {
        return of(counts, ordered, forced, false);
    }

    /** Organisations, which know their own people: without any one of them the others of its group are enough too. */
    static Folding ofOrganisations(SortedMap<String, Long> counts, Set<String> forced) {
        return of(counts, false, forced, true);
    }

    private static Folding of(SortedMap<String, Long> counts, boolean ordered, Set<String> forced, boolean known) {
        List<Set<String>> groups = new ArrayList<>();
        List<Long> sums = new ArrayList<>();
        counts.forEach((category, count) -> {
            groups.add(new HashSet<>(Set.of(category)));
            sums.add(count);
        });
        int others = -1;
        while (groups.size() > 1) {
            int fold = next(groups, sums, forced, known ? counts : Map.of());
            if (fold < 0) {
                break;
            }
            int into;
            if (ordered) {
                into = neighbour(sums, fold);
            } else if (others >= 0 && others != fold) {
                into = others;
            } else {
                into = smallest(sums, fold);
            }
            groups.get(into).addAll(groups.get(fold));
            sums.set(into, sums.get(into) + sums.get(fold));
            groups.remove(fold);
            sums.remove(fold);
            others = into > fold ? into - 1 : into;
        }
        return new Folding(groups);
    }

    /**
     * The group to fold next: one that is forced and still alone, else the smallest that is too small; else -1.
     *
     * @param known categories that know how many they are
     */
    private static int next(List<Set<String>> groups, List<Long> sums, Set<String> forced, Map<String, Long> known) {
        for (int group = 0; group < groups.size(); group++) {
            if (groups.get(group).size() == 1 && forced.containsAll(groups.get(group))) {
                return group;
            }
        }
        int best = -1;
        for (int group = 0; group < groups.size(); group++) {
            if (sums.get(group) - largest(groups.get(group), known) < Suppression.THRESHOLD
                    && (best < 0 || sums.get(group) < sums.get(best))) {
                best = group;
            }
        }
        return best;
    }

    private static long largest(Set<String> group, Map<String, Long> known) {
        return group.size() == 1
                ? 0
                : group.stream()
                        .mapToLong(category -> known.getOrDefault(category, 0L))
                        .max()
                        .orElse(0);
    }

    private static int smallest(List<Long> sums, int except) {
        int best = -1;
        for (int i = 0; i < sums.size(); i++) {
            if (i != except && (best < 0 || sums.get(i) < sums.get(best))) {
                best = i;
            }
        }
        return best;
    }

    private static int neighbour(List<Long> sums, int index) {
        if (index == 0) {
            return 1;
        }
        if (index == sums.size() - 1) {
            return index - 1;
        }
        return sums.get(index - 1) <= sums.get(index + 1) ? index - 1 : index + 1;
    }

    int size() {
        return groups.size();
    }

    int groupOf(String category) {
        return groupOf.getOrDefault(category, -1);
    }

    /**
     * The category itself, or {@link Variable#OTHERS} for what was put together: numbered from the second on, where several
     * neighbours were.
     */
    String name(int group) {
        Set<String> categories = groups.get(group);
        if (categories.size() == 1) {
            return categories.iterator().next();
        }
        long before = groups.subList(0, group).stream()
                .filter(each -> each.size() > 1)
                .count();
        return before == 0 ? Variable.OTHERS : Variable.OTHERS + "_" + (before + 1);
    }

    /** The categories of one group, sorted. */
    List<String> categories(int group) {
        return groups.get(group).stream().sorted(Comparator.naturalOrder()).toList();
    }

    /** The groups that make up exactly these categories (absent ones count nobody), or null when a group lies across. */
    @Nullable
    List<Integer> groupsOf(Set<String> categories) {
        List<Integer> found = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
            if (categories.containsAll(groups.get(group))) {
                found.add(group);
            } else if (groups.get(group).stream().anyMatch(categories::contains)) {
                return null;
            }
        }
        return found;
    }
}
