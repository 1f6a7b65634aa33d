package org.visibles.indicators;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Of the people counted on a day of knowledge, those who were cut loose or joined by facts that were recorded later, by
 * where they were counted. Nobody else's numbers of that day can be another for these causes.
 */
public final class Touched {

    private final int fewest;
    private final Map<Cause, List<Subject>> people;
    private final Map<Cause, Map<Variable, Map<String, Integer>>> counts = new EnumMap<>(Cause.class);

    /** @param suppressed whether fewer than five are told of as if there were none */
    Touched(boolean suppressed, Map<Cause, List<Subject>> people) {
        this.fewest = suppressed ? Suppression.THRESHOLD : 1;
        this.people = Map.copyOf(people);
    }

    /** Whether any of those whom the report counts were. */
    public boolean any(Cause cause) {
        return people.getOrDefault(cause, List.of()).size() >= fewest;
    }

    /** Whether any of those in one category were; of one into which small ones were folded, whether any at all. */
    public boolean in(Cause cause, Variable variable, String category) {
        return Variable.isOthers(category)
                ? any(cause)
                : counts.computeIfAbsent(cause, none -> new EnumMap<>(Variable.class))
                                .computeIfAbsent(variable, by -> counted(cause, by))
                                .getOrDefault(category, 0)
                        >= fewest;
    }

    private Map<String, Integer> counted(Cause cause, Variable by) {
        Map<String, Integer> counted = new HashMap<>();
        people.getOrDefault(cause, List.of()).forEach(subject -> counted.merge(by.of(subject), 1, Integer::sum));
        return counted;
    }
}
