package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Who of those who have entered waits until it is told who they are, by each variable that says so. Gone through batch by
 * batch as they entered, from the data alone: whoever was told at one day of knowledge is told at all later ones, and what
 * was folded then is folded here too. Those of the first batch never wait.
 */
final class NewPeople {

    private final Entered entered;
    private final Map<Variable, Sorted> sorted;
    private final Map<Variable, Telling> tellings = new EnumMap<>(Variable.class);
    private final Map<Variable, long[]> counts = new EnumMap<>(Variable.class);
    private final Map<String, Map<String, Long>> byCommune = new HashMap<>();
    /** How the categories stood after each batch. */
    private final List<Map<Variable, Folding>> stood = new ArrayList<>();

    /** Of two dimensions, which categories have a person in common. */
    private final Map<Variable, Map<Variable, BitSet>> common = new EnumMap<>(Variable.class);

    NewPeople(Entered entered, Map<Variable, Sorted> sorted) {
        this(entered, sorted, entered.number(), none -> new int[entered.batches().length]);
    }

    /**
     * @param number of batches, of which some may be empty
     * @param earliest by each variable the batch with which each of them may be told at the earliest
     */
    NewPeople(Entered entered, Map<Variable, Sorted> sorted, int number, Function<Variable, int[]> earliest) {
        this.entered = entered;
        this.sorted = sorted;
        sorted.forEach((variable, each) -> {
            counts.put(variable, new long[each.numbers().size()]);
            if (variable.tellsWho()) {
                tellings.put(variable, new Telling(each, entered.batches(), earliest.apply(variable), number));
            }
        });
        Variable.dimensions()
                .forEach(one -> common.put(
                        one,
                        Variable.dimensions().stream()
                                .collect(Collectors.toMap(other -> other, other -> new BitSet()))));
        Map<Integer, List<Integer>> people = IntStream.range(0, entered.batches().length)
                .boxed()
                .sorted(Comparator.comparing(
                        person -> entered.subjects().get(person).key()))
                .collect(Collectors.groupingBy(person -> entered.batches()[person]));
        int first = people.keySet().stream().min(Comparator.naturalOrder()).orElse(number);
        IntStream.range(0, first).forEach(none -> stood.add(standing()));
        for (int batch = first; batch < number; batch++) {
            enter(
                    batch,
                    people.getOrDefault(batch, List.of()).stream()
                            .mapToInt(Integer::intValue)
                            .toArray());
        }
    }

    WhoIsTold told() {
        return until(
                stood.size() - 1, IntStream.range(0, entered.batches().length).toArray());
    }

    /**
     * As it was told with a batch.
     *
     * @param people the places of those who had entered by then, in the order in which they are told of
     */
    WhoIsTold until(int batch, int[] people) {
        Map<Variable, Folding> foldings = stood.get(batch);
        Map<Variable, Told> told = new EnumMap<>(Variable.class);
        Map<Variable, int[]> since = new EnumMap<>(Variable.class);
        foldings.forEach((variable, folding) -> {
            int[] places = sorted(variable).places(folding);
            int[] groups = Arrays.stream(people).map(person -> places[person]).toArray();
            int[] batches = Arrays.stream(people)
                    .map(person -> telling(variable).since()[person])
                    .map(each -> each <= batch ? each : Telling.NEVER)
                    .toArray();
            told.put(variable, Told.of(groups, batches, folding.size()));
            since.put(variable, batches);
        });
        return new WhoIsTold(foldings, told, since);
    }

    private void enter(int batch, int[] newcomers) {
        count(newcomers);
        Map<Variable, Folding> foldings = Meaning.foldings(
                sorted.values().stream()
                        .collect(Collectors.toMap(Sorted::variable, each -> each.counts(counts(each.variable())))),
                Remainders.revealing(byCommune));
        tellings.forEach((variable, telling) ->
                telling.enter(batch, entered.telling().contains(batch), newcomers, folding(variable, foldings)));
        Map<Variable, Map<Variable, boolean[]>> same = same();
        boolean again = true;
        while (again) {
            again = false;
            for (Telling telling : tellings.values()) {
                again |= telling.keepFew();
            }
            for (var whole : same.entrySet()) {
                for (var of : whole.getValue().entrySet()) {
                    again |= together(telling(whole.getKey()), of.getValue(), telling(of.getKey()));
                }
            }
            if (!again) {
                for (Telling telling : tellings.values()) {
                    again |= telling.keepCompany(batch);
                }
            }
        }
        tellings.forEach((variable, telling) -> telling.release(batch, folding(variable, foldings)));
        stood.add(standing());
    }

    private Map<Variable, Folding> standing() {
        Map<Variable, Folding> standing = new EnumMap<>(Variable.class);
        tellings.forEach((variable, telling) -> standing.put(variable, telling.folding()));
        return standing;
    }

    /** By the numbers of those who have entered; whether in a QPV as the QPVs stand, which come first. */
    private Folding folding(Variable variable, Map<Variable, Folding> foldings) {
        Folding folding = Objects.requireNonNull(foldings.get(variable));
        return variable == Variable.IN_QPV
                ? Standing.across(folding, telling(Variable.QPV).folding())
                : folding;
    }

    private void count(int[] newcomers) {
        for (int person : newcomers) {
            sorted.forEach((variable, each) -> counts(variable)[each.numberOf()[person]]++);
            Subject subject = entered.subjects().get(person);
            byCommune
                    .computeIfAbsent(subject.commune(), none -> new TreeMap<>())
                    .merge(subject.qpv(), 1L, Long::sum);
        }
        common.forEach((one, others) -> others.forEach((other, both) -> {
            int[] rows = sorted(one).numberOf();
            int[] columns = sorted(other).numberOf();
            int size = counts(other).length;
            for (int person : newcomers) {
                both.set(rows[person] * size + columns[person]);
            }
        }));
    }

    /**
     * For two dimensions the groups of the one that hold exactly the people of some of the other: what is told by the one
     * and not by the other would be their difference.
     */
    private Map<Variable, Map<Variable, boolean[]>> same() {
        Map<Variable, Map<Variable, boolean[]>> same = new EnumMap<>(Variable.class);
        common.forEach((whole, others) -> others.forEach((of, both) -> {
            if (whole != of && telling(whole).groups() > 1) {
                boolean[] found = same(whole, of, both);
                if (IntStream.range(0, found.length).anyMatch(group -> found[group])) {
                    same.computeIfAbsent(whole, none -> new EnumMap<>(Variable.class))
                            .put(of, found);
                }
            }
        }));
        return same;
    }

    private boolean[] same(Variable whole, Variable of, BitSet both) {
        Telling rows = telling(whole);
        long[] people = people(whole);
        long[] others = people(of);
        int size = counts(of).length;
        BitSet parts = new BitSet();
        both.stream()
                .forEach(pair -> parts.set(
                        rows.groupOf(pair / size) * others.length + telling(of).groupOf(pair % size)));
        boolean[] same = new boolean[people.length];
        for (int group = 0; group < same.length; group++) {
            int first = group * others.length;
            same[group] = parts.get(first, first + others.length).stream()
                            .mapToLong(part -> others[part])
                            .sum()
                    == people[group];
        }
        return same;
    }

    private long[] people(Variable variable) {
        Telling telling = telling(variable);
        long[] people = new long[telling.groups()];
        long[] each = counts(variable);
        for (int category = 0; category < each.length; category++) {
            if (each[category] > 0) {
                people[telling.groupOf(category)] += each[category];
            }
        }
        return people;
    }

    /** Of people counted in both alike, nobody is told in the one and not in the other; whether somebody is kept back. */
    private static boolean together(Telling whole, boolean[] same, Telling of) {
        boolean any = false;
        for (int person : whole.pending()) {
            if (same[whole.group(person)] && of.waits(person) && whole.chosen(person) != of.chosen(person)) {
                whole.keep(person);
                of.keep(person);
                any = true;
            }
        }
        return any;
    }

    private Sorted sorted(Variable variable) {
        return Objects.requireNonNull(sorted.get(variable));
    }

    private long[] counts(Variable variable) {
        return Objects.requireNonNull(counts.get(variable));
    }

    private Telling telling(Variable variable) {
        return Objects.requireNonNull(tellings.get(variable));
    }
}
