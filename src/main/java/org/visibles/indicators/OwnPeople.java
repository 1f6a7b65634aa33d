package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Of whom an organisation's file tells who they are, by each variable that says so. These are people of whom the programme's
 * tables tell it, both by organisation and by that variable; and as a row of the file is a part of the programme's, new ones
 * wait in the file too until five or more of a row are told together ({@link NewPeople}).
 *
 * @param told for each of the organisation's people, by variable
 * @param rows the rows in which they were told, by variable; none where nobody ever waited
 */
record OwnPeople(Map<Variable, boolean[]> told, Map<Variable, Folding> rows) {

    private static final List<Variable> WHO =
            Arrays.stream(Variable.values()).filter(Variable::tellsWho).toList();

    /**
     * @param members the places of the organisation's people in the programme's grid
     */
    static OwnPeople of(Grid whole, int[] members) {
        Map<Variable, boolean[]> told = new EnumMap<>(Variable.class);
        WHO.forEach(variable -> told.put(variable, new boolean[members.length]));
        if (whole.batches() == 1) {
            told.values().forEach(each -> Arrays.fill(each, true));
            return new OwnPeople(told, Map.of());
        }
        int[] since = since(whole, Variable.ORGANISATION);
        int[] in = IntStream.range(0, members.length)
                .filter(each -> since[members[each]] != Telling.NEVER)
                .toArray();
        int[] batches =
                enough(Arrays.stream(in).map(each -> since[members[each]]).toArray());
        Entered entered = new Entered(
                Arrays.stream(in)
                        .mapToObj(each -> whole.subjects().get(members[each]))
                        .toList(),
                batches,
                IntStream.range(0, whole.batches()).boxed().collect(Collectors.toSet()));
        WhoIsTold people = new NewPeople(entered, Sorted.all(entered.subjects()), whole.batches(), variable -> {
                    int[] there = since(whole, variable);
                    return Arrays.stream(in).map(each -> there[members[each]]).toArray();
                })
                .told();
        people.since().forEach((variable, here) -> {
            boolean[] of = told.getOrDefault(variable, new boolean[members.length]);
            for (int each = 0; each < in.length; each++) {
                of[in[each]] = here[each] != Telling.NEVER;
            }
        });
        return new OwnPeople(told, people.foldings());
    }

    private static int[] since(Grid whole, Variable variable) {
        return whole.since(variable).orElseGet(() -> new int[whole.subjects().size()]);
    }

    /**
     * Batches of five or more. Fewer there are only of an organisation that was put together with others, of which no file
     * told: they join those before, so that no later day has other batches.
     */
    private static int[] enough(int[] batches) {
        Map<Integer, Integer> people = new TreeMap<>();
        Arrays.stream(batches).forEach(batch -> people.merge(batch, 1, Integer::sum));
        Map<Integer, Integer> into = new HashMap<>();
        List<Integer> first = new ArrayList<>();
        int before = 0;
        int last = -1;
        for (var batch : people.entrySet()) {
            if (last < 0) {
                first.add(batch.getKey());
                before += batch.getValue();
            }
            if (last < 0 ? before >= Suppression.THRESHOLD : batch.getValue() >= Suppression.THRESHOLD) {
                last = batch.getKey();
            }
            into.put(batch.getKey(), last);
        }
        int started = last < 0 ? 0 : first.getLast();
        first.forEach(batch -> into.put(batch, started));
        return Arrays.stream(batches)
                .map(batch -> into.getOrDefault(batch, batch))
                .toArray();
    }
}
