package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * Which rows of an organisation's file stand by themselves where it is told who people are. A row is made of those in which
 * people were told ({@link OwnPeople}), so that it grows as they did; whoever waits, and what may not stand, is one more row,
 * of nobody or of five people or more.
 */
final class OwnStanding {

    /** The category of those who wait, in the row of all that does not stand. */
    private static final String WAITING = "WAITING";

    private final List<Subject> subjects;
    private final OwnPeople people;

    OwnStanding(List<Subject> subjects, OwnPeople people) {
        this.subjects = subjects;
        this.people = people;
    }

    /** How the categories of one variable stand, and in which group each of the people is. */
    record Rows(Folding folding, int[] places) {}

    static boolean waits(Set<String> group) {
        return group.contains(WAITING);
    }

    /** Of how many people each category is told. */
    Map<Variable, SortedMap<String, Long>> counts() {
        Map<Variable, SortedMap<String, Long>> counts = new EnumMap<>(Variable.class);
        for (Variable variable : Variable.values()) {
            counts.put(variable, Sorted.of(told(variable), variable).counts());
        }
        return counts;
    }

    /** What happened to people, and by whom they were identified, is told of all. */
    private List<Subject> told(Variable variable) {
        boolean[] told = people.told().get(variable);
        return told == null || variable == Variable.ORGANISATION
                ? subjects
                : IntStream.range(0, told.length)
                        .filter(person -> told[person])
                        .mapToObj(subjects::get)
                        .toList();
    }

    /** The group of each person where nobody waits. */
    int[] everybody(Variable variable, Folding folding) {
        return Sorted.of(subjects, variable).places(folding);
    }

    /**
     * @param groups that may stand
     * @param categories all that the programme has
     * @param hidden whether it must not be told if anybody waits
     */
    Rows of(Variable variable, List<Set<String>> groups, Set<String> categories, boolean hidden) {
        SortedMap<String, Long> counts = Sorted.of(told(variable), variable).counts();
        List<Set<String>> standing = standing(variable, groups, counts);
        long others = subjects.size()
                - standing.stream().mapToLong(each -> people(each, counts)).sum();
        while (!standing.isEmpty() && others > 0 && few(others)) {
            Set<String> smallest = standing.stream()
                    .min(Comparator.comparingLong(each -> people(each, counts)))
                    .orElseThrow();
            standing.remove(smallest);
            others += people(smallest, counts);
        }
        if (others > 0 && standing.stream().anyMatch(each -> each.contains(Variable.OTHERS))) {
            standing.clear(); // which of both nobody could tell
        }
        Folding stands = Folding.as(List.copyOf(standing));
        boolean[] told = people.told().getOrDefault(variable, new boolean[subjects.size()]);
        int[] places = Sorted.of(subjects, variable).places(stands);
        Arrays.setAll(places, person -> told[person] && places[person] >= 0 ? places[person] : standing.size());
        if (Arrays.stream(places).anyMatch(place -> place == standing.size())) {
            boolean waits = hidden || IntStream.range(0, told.length).anyMatch(person -> !told[person]);
            standing.add(others(variable, categories, standing, waits));
        }
        return new Rows(Folding.as(standing), places);
    }

    /** Of places not even which: that would tell where those are who wait. */
    private static Set<String> others(
            Variable variable, Set<String> categories, List<Set<String>> standing, boolean waits) {
        Set<String> others = new HashSet<>();
        if (waits) {
            others.addAll(Set.of(WAITING, Variable.OTHERS));
        }
        if (!waits || variable != Variable.COMMUNE && variable != Variable.QPV) {
            others.addAll(categories);
            standing.forEach(others::removeAll);
        }
        return others;
    }

    private List<Set<String>> standing(Variable variable, List<Set<String>> groups, Map<String, Long> counts) {
        List<Set<String>> standing =
                new ArrayList<>(groups.stream().map(HashSet::new).toList());
        Set<String> left = new HashSet<>();
        counts.forEach((category, number) -> {
            if (number > 0 && groups.stream().noneMatch(group -> group.contains(category))) {
                left.add(category);
            }
        });
        for (Set<String> row : rows(variable)) {
            List<Set<String>> of = standing.stream()
                    .filter(group -> group.stream().anyMatch(row::contains))
                    .toList();
            if (of.isEmpty()) {
                continue;
            }
            int at = standing.indexOf(of.getFirst());
            Set<String> together = new HashSet<>();
            of.forEach(together::addAll);
            standing.removeAll(of);
            if (row.stream().anyMatch(left::contains)) {
                left.addAll(together);
            } else {
                standing.add(at, together);
            }
        }
        standing.removeIf(group -> few(people(group, counts)));
        return standing;
    }

    private List<Set<String>> rows(Variable variable) {
        return Optional.ofNullable(people.rows().get(variable))
                .map(folding -> IntStream.range(0, folding.size())
                        .<Set<String>>mapToObj(group -> Set.copyOf(folding.categories(group)))
                        .toList())
                .orElse(List.of());
    }

    private static long people(Set<String> group, Map<String, Long> counts) {
        return group.stream()
                .mapToLong(category -> counts.getOrDefault(category, 0L))
                .sum();
    }

    private static boolean few(long people) {
        return people < Suppression.THRESHOLD;
    }
}
