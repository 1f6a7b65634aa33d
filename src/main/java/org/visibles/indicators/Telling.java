package org.visibles.indicators;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Of whom one variable is told, batch after batch of those who enter. They wait in their category until it is released,
 * and so that no difference between two days of knowledge is of fewer than {@link Suppression#THRESHOLD} people:
 *
 * <ul>
 *   <li>of each row that is told, or ever was, nobody is released or as many at once;
 *   <li>all who wait are nobody or as many, or some of those who could be released keep them company;
 *   <li>so are those of the latest batches, however many, less the releases that were of nobody else: their sum can be worked
 *       out, with those who wait and without them;
 *   <li>where all who wait did so after an earlier batch, those who have been told since are as many, or nobody.
 * </ul>
 */
final class Telling {

    /** Of somebody who waits. */
    static final int NEVER = Integer.MAX_VALUE;

    private static final int FEWEST = Suppression.THRESHOLD;

    private final Sorted sorted;
    private final int[] batches;
    /** The batch with which somebody may be told at the earliest. */
    private final int[] earliest;

    /** The batch with which it was told; {@link #NEVER} of those who wait. */
    private final int[] since;
    /** Those who would be told now; of those who wait alone. */
    private final boolean[] chosen;

    private int[] pending = {};
    private int[] groupOf = {};
    private Folding folding = Folding.as(List.of());
    /** The categories of those who have entered. */
    private final BitSet present = new BitSet();
    /** The categories of each group as it stood last. */
    private List<BitSet> stood = List.of();

    /** For each batch those who entered with it or later, less the releases of nobody else. */
    private final long[] rest;
    /** How many waited after each batch. */
    private final long[] waited;
    /** Of how many people of each category it is told. */
    private final long[] counts;
    /** The categories of each row that is told or was. */
    private final Set<BitSet> rows = new LinkedHashSet<>();

    /**
     * @param earliest the batch with which each of them may be told at the earliest
     * @param number of batches
     */
    Telling(Sorted sorted, int[] batches, int[] earliest, int number) {
        this.sorted = sorted;
        this.batches = batches;
        this.earliest = earliest;
        this.since = new int[batches.length];
        Arrays.fill(since, NEVER);
        this.chosen = new boolean[batches.length];
        this.rest = new long[number];
        this.waited = new long[number];
        this.counts = new long[sorted.numbers().size()];
    }

    /**
     * All of those who wait might be told, newcomers too, unless it is too early for them.
     *
     * @param byNumbers how the categories would be folded if nobody waited
     */
    void enter(int batch, boolean open, int[] newcomers, Folding byNumbers) {
        Arrays.stream(newcomers).forEach(person -> present.set(sorted.numberOf()[person]));
        pending = IntStream.concat(Arrays.stream(pending), Arrays.stream(newcomers))
                .toArray();
        Arrays.stream(pending).forEach(person -> chosen[person] = open && earliest[person] <= batch);
        fold(byNumbers);
        for (int since = 0; since <= batch; since++) {
            rest[since] += newcomers.length;
        }
    }

    private void fold(Folding byNumbers) {
        folding = Standing.of(byNumbers, this::categories, stood, counts);
        groupOf = sorted.groups(folding);
    }

    /** Those with these names of which anybody has entered. */
    private BitSet categories(Collection<String> names) {
        BitSet categories = new BitSet();
        names.stream()
                .map(sorted.numbers()::get)
                .filter(number -> number != null && present.get(number))
                .forEach(categories::set);
        return categories;
    }

    Folding folding() {
        return folding;
    }

    int groups() {
        return folding.size();
    }

    int groupOf(int category) {
        return groupOf[category];
    }

    int group(int person) {
        return groupOf(sorted.numberOf()[person]);
    }

    int[] pending() {
        return pending;
    }

    boolean waits(int person) {
        return since[person] == NEVER;
    }

    int[] since() {
        return since;
    }

    boolean chosen(int person) {
        return chosen[person];
    }

    void keep(int person) {
        chosen[person] = false;
    }

    /** Keeps back whoever is of too few in a row; whether there was anybody. */
    boolean keepFew() {
        long[] chosenOf = new long[counts.length];
        released().forEach(person -> chosenOf[sorted.numberOf()[person]]++);
        Set<BitSet> all = new LinkedHashSet<>(rows);
        all.addAll(Standing.categories(folding, this::categories));
        boolean again = true;
        boolean any = false;
        while (again) {
            again = false;
            for (BitSet row : all) {
                long people =
                        row.stream().mapToLong(category -> chosenOf[category]).sum();
                if (people > 0 && people < FEWEST) {
                    row.stream().forEach(category -> chosenOf[category] = 0);
                    again = true;
                    any = true;
                }
            }
        }
        if (any) {
            released()
                    .filter(person -> chosenOf[sorted.numberOf()[person]] == 0)
                    .forEach(this::keep);
        }
        return any;
    }

    private IntStream released() {
        return Arrays.stream(pending).filter(this::chosen);
    }

    /** How many of a group would be told, and the earliest batch of theirs. */
    private record Release(int group, int people, int earliest) {}

    private List<Release> releases() {
        int[] people = new int[groups()];
        int[] earliest = new int[groups()];
        Arrays.fill(earliest, Integer.MAX_VALUE);
        released().forEach(person -> {
            people[group(person)]++;
            earliest[group(person)] = Math.min(earliest[group(person)], batches[person]);
        });
        return IntStream.range(0, groups())
                .filter(group -> people[group] > 0)
                .mapToObj(group -> new Release(group, people[group], earliest[group]))
                .toList();
    }

    /** Keeps back somebody as company for those of whom there would be too few else; whether there was need. */
    boolean keepCompany(int batch) {
        List<Release> releases = releases();
        if (releases.isEmpty()) {
            return false;
        }
        long waiting =
                pending.length - releases.stream().mapToLong(Release::people).sum();
        IntSummaryStatistics kept = Arrays.stream(pending)
                .filter(person -> !chosen(person))
                .map(person -> batches[person])
                .summaryStatistics();
        for (int since = 0; since <= batch; since++) {
            int from = since;
            List<Release> within =
                    releases.stream().filter(each -> each.earliest() >= from).toList();
            long left = rest[since] - within.stream().mapToLong(Release::people).sum();
            if (few(left)) {
                keep(within.isEmpty() ? releases : within, (int) (FEWEST - left));
                return true;
            }
            boolean apart = kept.getCount() > 0 && since <= kept.getMin() && few(left - waiting);
            boolean fewer = since > kept.getMax() && since > 0 && few(waited[since - 1] - waiting);
            if (apart || fewer) {
                List<Release> across =
                        releases.stream().filter(each -> each.earliest() < from).toList();
                keep(across.isEmpty() ? releases : across, Integer.MAX_VALUE);
                return true;
            }
        }
        return false;
    }

    private static boolean few(long people) {
        return people > 0 && people < FEWEST;
    }

    /** The last ones of a group that leave enough of it, of the largest; else all of the smallest group. */
    private void keep(List<Release> of, int people) {
        Release largest = of.getFirst();
        Release smallest = of.getFirst();
        for (Release each : of) {
            largest = each.people() > largest.people() ? each : largest;
            smallest = each.people() < smallest.people() ? each : smallest;
        }
        boolean enough = largest.people() - FEWEST >= people;
        Release from = enough ? largest : smallest;
        int left = enough ? people : from.people();
        for (int each = pending.length - 1; each >= 0 && left > 0; each--) {
            if (chosen(pending[each]) && group(pending[each]) == from.group()) {
                keep(pending[each]);
                left--;
            }
        }
    }

    /** What is chosen now is told for good. */
    void release(int batch, Folding byNumbers) {
        for (Release each : releases()) {
            for (int since = 0; since <= each.earliest(); since++) {
                rest[since] -= each.people();
            }
        }
        released().forEach(person -> {
            since[person] = batch;
            counts[sorted.numberOf()[person]]++;
        });
        pending = Arrays.stream(pending).filter(this::waits).toArray();
        waited[batch] = pending.length;
        fold(byNumbers);
        stood = Standing.categories(folding, this::categories);
        rows.addAll(stood);
    }
}
