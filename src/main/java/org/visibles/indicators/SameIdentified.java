package org.visibles.indicators;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Groups of those met whose identified people are exactly those of groups of the published grid: one group on one side at
 * least.
 *
 * @param here groups of those met
 * @param there groups of a dimension of the grid
 */
record SameIdentified(Variable variable, Set<Integer> here, Set<Integer> there) {

    static List<SameIdentified> of(List<Met> met, ToIntFunction<Met> groupOf, Grid grid) {
        Map<UUID, Integer> here = new HashMap<>();
        for (Met each : met) {
            if (each.person() != null) {
                here.put(each.person(), groupOf.applyAsInt(each));
            }
        }
        List<SameIdentified> found = new ArrayList<>();
        for (Variable variable : Variable.dimensions()) {
            Map<UUID, Integer> there = new HashMap<>();
            grid.subjects()
                    .forEach(subject ->
                            there.put(subject.key(), grid.folding(variable).groupOf(variable.of(subject))));
            Map<Integer, Set<UUID>> membersHere = members(here);
            Map<Integer, Set<UUID>> membersThere = members(there);
            membersThere.forEach((group, people) -> {
                Set<Integer> parts = parts(people, here, membersHere);
                if (!parts.isEmpty()) {
                    found.add(new SameIdentified(variable, parts, Set.of(group)));
                }
            });
            membersHere.forEach((group, people) -> {
                Set<Integer> parts = parts(people, there, membersThere);
                if (parts.size() > 1) { // a single one is found the other way round
                    found.add(new SameIdentified(variable, Set.of(group), parts));
                }
            });
        }
        return found;
    }

    private static Map<Integer, Set<UUID>> members(Map<UUID, Integer> groups) {
        return groups.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toSet())));
    }

    /** The groups that hold exactly these people; empty when there are none. */
    private static Set<Integer> parts(Set<UUID> people, Map<UUID, Integer> groups, Map<Integer, Set<UUID>> members) {
        Set<Integer> parts = new HashSet<>();
        for (UUID person : people) {
            Integer group = groups.get(person);
            if (group == null) {
                return Set.of();
            }
            parts.add(group);
        }
        int size = parts.stream()
                .mapToInt(part -> members.getOrDefault(part, Set.of()).size())
                .sum();
        return size == people.size() ? parts : Set.of();
    }
}
