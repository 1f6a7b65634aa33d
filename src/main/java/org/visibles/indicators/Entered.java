package org.visibles.indicators;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Who can be seen in the published grid, and since when. A reader keeps the figures of several days of knowledge and
 * subtracts: so new people enter in batches of {@link Suppression#THRESHOLD} or more, and whoever is of fewer waits until
 * those of later months make up for it. Late entries one by one move nothing.
 *
 * @param subjects those who have entered
 * @param batches the batch of each, counted from 0
 * @param waiting the keys of those of the cohort who have not
 * @param telling the batches with which it may be told who people are: the first after each end of a quarter
 */
record Entered(List<Subject> subjects, int[] batches, Set<UUID> waiting, Set<Integer> telling) {

    private static final int MONTHS_OF_QUARTER = 3;
    /** With more people all earlier days would take too long to be worked out each time. */
    private static final int REMEMBERED = 10_000;

    static Entered atOnce(List<Subject> subjects) {
        return new Entered(List.copyOf(subjects), new int[subjects.size()], Set.of(), Set.of(0));
    }

    /**
     * @param since the month at whose end somebody could be seen first, as a number that grows with time
     */
    static Entered of(List<Subject> subjects, ToIntFunction<Subject> since) {
        int[] months = subjects.stream().mapToInt(since).toArray();
        int[] order = IntStream.range(0, months.length)
                .mapToObj(each -> each)
                .sorted((one, other) -> Integer.compare(months[one], months[other]))
                .mapToInt(each -> each)
                .toArray();
        int[] batches = new int[months.length];
        int batch = 0;
        int first = 0;
        int quarters = -1;
        Set<Integer> telling = new TreeSet<>();
        for (int next = 0; next < order.length; next++) {
            batches[order[next]] = batch;
            boolean lastOfMonth = next + 1 == order.length || months[order[next + 1]] > months[order[next]];
            if (lastOfMonth && next + 1 - first >= Suppression.THRESHOLD) {
                int ended = (months[order[next]] + 1) / MONTHS_OF_QUARTER;
                if (ended > quarters) {
                    telling.add(batch);
                    quarters = ended;
                }
                batch++;
                first = next + 1;
            }
        }
        int complete = batch;
        int[] in = IntStream.range(0, batches.length)
                .filter(each -> batches[each] < complete)
                .toArray();
        return new Entered(
                Arrays.stream(in).mapToObj(subjects::get).toList(),
                Arrays.stream(in).map(each -> batches[each]).toArray(),
                IntStream.range(0, batches.length)
                        .filter(each -> batches[each] == complete)
                        .mapToObj(each -> subjects.get(each).key())
                        .collect(Collectors.toSet()),
                telling);
    }

    /** Those who had entered by a batch. */
    private Entered until(int batch) {
        int[] in = IntStream.range(0, batches.length)
                .filter(each -> batches[each] <= batch)
                .toArray();
        return new Entered(
                Arrays.stream(in).mapToObj(subjects::get).toList(),
                Arrays.stream(in).map(each -> batches[each]).toArray(),
                Set.of(),
                telling.stream().filter(each -> each <= batch).collect(Collectors.toSet()));
    }

    /** As it was told who people are before the last batch, from the earliest on; nothing of very many people. */
    List<Entered> earlier() {
        int last = number() - 1;
        return telling.stream()
                .sorted()
                .filter(batch -> batch < last && subjects.size() <= REMEMBERED)
                .map(this::until)
                .toList();
    }

    /** How many batches there are; one when nobody is there. */
    int number() {
        return Arrays.stream(batches).max().orElse(0) + 1;
    }
}
