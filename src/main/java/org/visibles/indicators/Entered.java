package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/**
 * Who can be seen in the published grid, and since when. A reader keeps the figures of several days of knowledge and
 * subtracts: so new people enter in batches of {@link Suppression#THRESHOLD} or more, and whoever is of fewer waits until
 * those of later months make up for it. Late entries one by one move nothing.
 *
 * @param subjects those who have entered
 * @param batches the batch of each, counted from 0
 * @param waiting the keys of those of the cohort who have not
 * @param telling the batches with which it may be told who people are: the first after each end of a quarter
 * @param seen of each when it could be seen how far they had come
 * @param ends the month in which each batch was complete
 * @param part of whom these are; null where they are everybody
 */
record Entered(
        List<Subject> subjects,
        int[] batches,
        Set<UUID> waiting,
        Set<Integer> telling,
        List<SeenIn> seen,
        List<Integer> ends,
        @Nullable Part part) {

    private static final int MONTHS_OF_QUARTER = 3;
    /** With the people of more organisations one day alone may take minutes, and all earlier ones hours. */
    private static final int MOST_ORGANISATIONS = 100;

    /**
     * Those of a history who had entered by one of its days.
     *
     * @param history of all its days, which is gone through once
     * @param people their places there
     * @param batch the last one of the day
     */
    private record Part(Supplier<NewPeople> history, int[] people, int batch) {

        WhoIsTold told() {
            return history.get().until(batch, people);
        }
    }

    /** Of whom nothing is asked but who they are. */
    Entered(List<Subject> subjects, int[] batches, Set<Integer> telling) {
        this(subjects, batches, Set.of(), telling, List.of(), List.of(), null);
    }

    static Entered atOnce(List<Subject> subjects) {
        return new Entered(List.copyOf(subjects), new int[subjects.size()], Set.of(0));
    }

    static Entered of(List<Subject> subjects, Function<Subject, SeenIn> since) {
        List<SeenIn> seen = subjects.stream().map(since).toList();
        int[] months = seen.stream().mapToInt(SeenIn::identified).toArray();
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
        List<Integer> ends = new ArrayList<>();
        for (int next = 0; next < order.length; next++) {
            batches[order[next]] = batch;
            boolean lastOfMonth = next + 1 == order.length || months[order[next + 1]] > months[order[next]];
            if (lastOfMonth && next + 1 - first >= Suppression.THRESHOLD) {
                int ended = (months[order[next]] + 1) / MONTHS_OF_QUARTER;
                if (ended > quarters) {
                    telling.add(batch);
                    quarters = ended;
                }
                ends.add(months[order[next]]);
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
                telling,
                Arrays.stream(in).mapToObj(seen::get).toList(),
                List.copyOf(ends),
                null);
    }

    /** Who of them is told of. */
    WhoIsTold told(Map<Variable, Sorted> sorted) {
        if (number() == 1) {
            return WhoIsTold.EVERYBODY;
        }
        return part == null ? new NewPeople(this, sorted).told() : part.told();
    }

    private Supplier<NewPeople> history() {
        return SingletonSupplier.of(() -> new NewPeople(this, Sorted.all(subjects)));
    }

    /**
     * Those who had entered by a batch.
     *
     * @param as what was known of each, by their place among all
     */
    private Entered until(Supplier<NewPeople> history, int batch, IntFunction<Subject> as) {
        int[] in = IntStream.range(0, batches.length)
                .filter(each -> batches[each] <= batch)
                .toArray();
        return new Entered(
                Arrays.stream(in).mapToObj(as).toList(),
                Arrays.stream(in).map(each -> batches[each]).toArray(),
                Set.of(),
                telling.stream().filter(each -> each <= batch).collect(Collectors.toSet()),
                List.of(),
                List.of(),
                new Part(history, in, batch));
    }

    /** As it was told who people are before the last batch, from the earliest on; nothing where it is not remembered. */
    Stream<Entered> earlier() {
        if (!remembers()) {
            return Stream.empty();
        }
        int last = number() - 1;
        Supplier<NewPeople> history = history();
        return telling.stream()
                .sorted()
                .filter(batch -> batch < last)
                .map(batch -> until(history, batch, person -> Scope.WHO.of(subjects.get(person))));
    }

    /**
     * How far people had come as it was told at the ends of earlier months, from the earliest on: of each month that changed
     * anything but the last one; nothing where it is not remembered.
     */
    Stream<Entered> months() {
        if (!remembers()) {
            return Stream.empty();
        }
        Supplier<NewPeople> history = history();
        SortedSet<Integer> months = new TreeSet<>(ends);
        for (int person = 0; person < seen.size(); person++) {
            int entered = ends.get(batches[person]);
            seen.get(person)
                    .steps(subjects.get(person))
                    .filter(month -> month > entered)
                    .forEach(months::add);
        }
        return months.stream().limit(Math.max(0, months.size() - 1)).map(month -> at(history, month));
    }

    private Entered at(Supplier<NewPeople> history, int month) {
        int batch = (int) ends.stream().filter(end -> end <= month).count() - 1;
        return until(history, batch, person -> seen.get(person).at(Scope.STAGES.of(subjects.get(person)), month));
    }

    /** The same of whom nothing is asked but what a scope tells of. */
    Entered only(Scope scope) {
        return until(history(), number() - 1, person -> scope.of(subjects.get(person)));
    }

    /** Whether what earlier days told is remembered: not of very many organisations, nor where nobody waits. */
    boolean remembers() {
        return !ends.isEmpty()
                && subjects.stream().map(Subject::organisation).distinct().count() <= MOST_ORGANISATIONS;
    }

    /** Those who had not entered by the end of a month, counted from year 0, be it that they have since. */
    Set<UUID> waiting(int month) {
        return Stream.concat(
                        waiting.stream(),
                        IntStream.range(0, batches.length)
                                .filter(each -> ends.get(batches[each]) > month)
                                .mapToObj(each -> subjects.get(each).key()))
                .collect(Collectors.toSet());
    }

    /** How many batches there are; one when nobody is there. */
    int number() {
        return Arrays.stream(batches).max().orElse(0) + 1;
    }
}
