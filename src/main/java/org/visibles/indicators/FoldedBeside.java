package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Puts categories of an organisation's file together of which the programme publishes how many it counts there: each group
 * has {@link Suppression#THRESHOLD} people or more, and beside them as many others or none.
 *
 * @param own people of the organisation in some categories
 * @param whole people of the programme in them, by each number that is published of these
 * @param forced categories that are not told apart even so
 */
record FoldedBeside(ToLongFunction<Set<String>> own, List<ToLongFunction<Set<String>>> whole, Set<String> forced) {

    /**
     * Those that may not stand are put together, with the smallest of the others where they may not stand together either.
     *
     * @param groups that are told apart by the programme
     */
    List<Set<String>> fold(List<Set<String>> groups) {
        List<Set<String>> left = new ArrayList<>(groups);
        Set<String> others = Set.of();
        while (left.size() > 1) {
            List<Set<String>> small =
                    left.stream().filter(group -> !stands(group)).toList();
            if (small.isEmpty()) {
                return left;
            }
            Set<String> next = smallest(small);
            left.remove(next);
            Set<String> into = left.contains(others) ? others : smallest(left);
            left.remove(into);
            others = new HashSet<>(next);
            others.addAll(into);
            left.add(others);
        }
        if (left.size() == 1 && !stands(left.getFirst())) {
            Set<String> unnamed = new HashSet<>(left.getFirst());
            unnamed.add(
                    Variable.OTHERS); // of a single category not even its name, which would tell how many others are
            // there
            return List.of(unnamed);
        }
        return left;
    }

    private Set<String> smallest(List<Set<String>> groups) {
        return groups.stream().min(Comparator.comparingLong(own)).orElse(Set.of());
    }

    private boolean stands(Set<String> group) {
        long people = own.applyAsLong(group);
        return people >= Suppression.THRESHOLD
                && whole.stream()
                        .mapToLong(of -> of.applyAsLong(group) - people)
                        .allMatch(beside -> beside == 0 || beside >= Suppression.THRESHOLD)
                && !forced.containsAll(group);
    }
}
