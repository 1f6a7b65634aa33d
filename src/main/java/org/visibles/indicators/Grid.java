package org.visibles.indicators;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Suppression.Mark;

/**
 * All that is published about one cohort: the totals of each variable, and the tables of each dimension with each
 * variable that the list of crossings or a share calls for. Totals are made publishable by folding, tables by
 * suppression; what one table would give away of another, because categories hold exactly the same people, is hidden in
 * both.
 */
final class Grid {

    private static final Set<Variable> PLACES = EnumSet.of(Variable.COMMUNE, Variable.ORGANISATION, Variable.QPV);

    private final List<Subject> subjects;
    /** In which group of a variable each of the subjects is. */
    private final Map<Variable, int[]> places = new EnumMap<>(Variable.class);

    private final List<String> organisations;

    private final Insiders insiders;
    private final Map<UUID, Integer> keys = new HashMap<>();
    private final Map<Variable, Folding> foldings = new EnumMap<>(Variable.class);
    private final Map<Variable, long[]> totals = new EnumMap<>(Variable.class);
    private final Map<Set<Variable>, Table> tables = new LinkedHashMap<>();

    /** One crossing: rows are the groups of the variable that stands first in the enum. */
    record Table(Variable first, Variable second, long[][] counts, Suppression suppression) {

        Mark mark(Variable one, int group, int other) {
            return one == first ? suppression.mark(group, other) : suppression.mark(other, group);
        }

        long count(Variable one, int group, int other) {
            return one == first ? counts[group][other] : counts[other][group];
        }

        Cell cell(Variable one, int group, int other) {
            return one == first ? new Cell(suppression, group, other) : new Cell(suppression, other, group);
        }
    }

    Grid(List<Subject> subjects) {
        this(subjects, Protection.SOLVED);
    }

    /**
     * @param solved see {@link Protection#SOLVED}
     */
    Grid(List<Subject> subjects, long solved) {
        this.subjects = List.copyOf(subjects);
        Map<Variable, Sorted> sorted = new EnumMap<>(Variable.class);
        Map<Variable, SortedMap<String, Long>> counts = new EnumMap<>(Variable.class);
        for (Variable variable : Variable.values()) {
            Sorted each = sort(variable);
            sorted.put(variable, each);
            counts.put(variable, each.counts());
        }
        organisations = List.copyOf(
                counts.getOrDefault(Variable.ORGANISATION, new TreeMap<>()).keySet());
        insiders = Insiders.of(organisations, Variable.ORGANISATION::of, this.subjects, any -> 1);
        foldings.putAll(Meaning.foldings(counts, revealingRemainders()));
        sorted.forEach((variable, each) -> {
            places.put(variable, each.places(folding(variable)));
            totals.put(variable, totalsOf(variable));
        });
        if (publishable()) {
            for (Variable dimension : Variable.dimensions()) {
                for (Variable variable : Variable.values()) {
                    if (crossed(dimension, variable)) {
                        tables.computeIfAbsent(EnumSet.of(dimension, variable), none -> table(dimension, variable));
                    }
                }
            }
            new LinkedCells(this).protect(solved);
        }
    }

    /** Whether there are enough people to publish anything at all. */
    boolean publishable() {
        return subjects.size() >= Suppression.THRESHOLD;
    }

    List<Subject> subjects() {
        return subjects;
    }

    /** The organisations whose people they are, in the order of their numbers. */
    List<String> organisations() {
        return organisations;
    }

    Folding folding(Variable variable) {
        return foldings.getOrDefault(variable, Folding.none(new TreeMap<>()));
    }

    long total(Variable variable, int group) {
        return totals.getOrDefault(variable, new long[0])[group];
    }

    @Nullable
    Table table(Set<Variable> pair) {
        return tables.get(pair);
    }

    Collection<Table> tables() {
        return tables.values();
    }

    /** Two places are never crossed with each other; dimensions as published, and each with all that a share counts. */
    static boolean crossed(Variable dimension, Variable variable) {
        if (dimension == variable
                || PLACES.contains(variable) && !dimension.crossings().contains(variable)) {
            return false;
        }
        return dimension != Variable.QPV || variable != Variable.IN_QPV && variable != Variable.QUARTER;
    }

    /** Everybody's category as a number: of a million people each is looked up once. */
    private record Sorted(Map<String, Integer> numbers, int[] numberOf, SortedMap<String, Long> counts) {

        int[] places(Folding folding) {
            int[] groups = new int[numbers.size()];
            numbers.forEach((category, number) -> groups[number] = folding.groupOf(category));
            return Arrays.stream(numberOf).map(number -> groups[number]).toArray();
        }
    }

    private Sorted sort(Variable variable) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] numberOf = new int[subjects.size()];
        for (int subject = 0; subject < numberOf.length; subject++) {
            numberOf[subject] = numbers.computeIfAbsent(variable.of(subjects.get(subject)), next -> numbers.size());
        }
        long[] each = new long[numbers.size()];
        Arrays.stream(numberOf).forEach(number -> each[number]++);
        SortedMap<String, Long> counts = new TreeMap<>(variable.order());
        numbers.forEach((category, number) -> counts.put(category, each[number]));
        variable.always().forEach(category -> counts.putIfAbsent(category, 0L));
        return new Sorted(numbers, numberOf, counts);
    }

    private long[] totalsOf(Variable variable) {
        long[] sums = new long[folding(variable).size()];
        for (int group : places(variable)) {
            sums[group]++;
        }
        return sums;
    }

    /** The group of a variable in which each of the {@link #subjects} is, in their order. */
    int[] places(Variable variable) {
        return places.getOrDefault(variable, new int[0]);
    }

    private Table table(Variable one, Variable other) {
        Variable first = one.compareTo(other) < 0 ? one : other;
        Variable second = first == one ? other : one;
        long[][] counts = new long[folding(first).size()][folding(second).size()];
        int[] rows = places(first);
        int[] columns = places(second);
        for (int subject = 0; subject < rows.length; subject++) {
            counts[rows[subject]][columns[subject]]++;
        }
        Parts parts = new Parts(insiders, rows, columns, counts, first == Variable.ORGANISATION);
        return new Table(first, second, counts, new Suppression(counts, Set.of(), parts));
    }

    private Set<String> revealingRemainders() {
        return Remainders.revealing(subjects.stream()
                .collect(groupingBy(Subject::commune, groupingBy(Subject::qpv, TreeMap::new, counting()))));
    }

    /** The place of a person among the {@link #subjects}; -1 for somebody else. */
    int placeOf(UUID key) {
        if (keys.isEmpty()) {
            for (int subject = 0; subject < subjects.size(); subject++) {
                keys.put(subjects.get(subject).key(), subject);
            }
        }
        return keys.getOrDefault(key, -1);
    }

    /** The groups of a variable, as a stream of their numbers. */
    IntStream groups(Variable variable) {
        return IntStream.range(0, folding(variable).size());
    }
}
