package org.visibles.indicators;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everybody's category of one variable as a number: of a million people each is looked up once.
 *
 * @param numbers of the categories
 * @param numberOf the category of each person
 */
record Sorted(Variable variable, Map<String, Integer> numbers, int[] numberOf) {

    /** By each variable. */
    static Map<Variable, Sorted> all(List<Subject> subjects) {
        Map<Variable, Sorted> all = new EnumMap<>(Variable.class);
        for (Variable variable : Variable.values()) {
            all.put(variable, of(subjects, variable));
        }
        return all;
    }

    static Sorted of(List<Subject> subjects, Variable variable) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] numberOf = new int[subjects.size()];
        for (int subject = 0; subject < numberOf.length; subject++) {
            numberOf[subject] = numbers.computeIfAbsent(variable.of(subjects.get(subject)), next -> numbers.size());
        }
        return new Sorted(variable, numbers, numberOf);
    }

    SortedMap<String, Long> counts() {
        long[] each = new long[numbers.size()];
        Arrays.stream(numberOf).forEach(number -> each[number]++);
        return counts(each);
    }

    /** @param each how many people are in each category: nobody, and the category is not there */
    SortedMap<String, Long> counts(long[] each) {
        SortedMap<String, Long> counts = new TreeMap<>(variable.order());
        numbers.forEach((category, number) -> {
            if (each[number] > 0) {
                counts.put(category, each[number]);
            }
        });
        variable.always().forEach(category -> counts.putIfAbsent(category, 0L));
        return counts;
    }

    /** The group of each category; -1 where it is not folded. */
    int[] groups(Folding folding) {
        int[] groups = new int[numbers.size()];
        numbers.forEach((category, number) -> groups[number] = folding.groupOf(category));
        return groups;
    }

    /** The group of each person. */
    int[] places(Folding folding) {
        int[] groups = groups(folding);
        return Arrays.stream(numberOf).map(number -> groups[number]).toArray();
    }
}
