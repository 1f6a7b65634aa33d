package org.visibles.indicators;

import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * An invented consortium month by month: people of whole quarters come together when these end, one in eight is entered some
 * months late. Nobody is taken out and nothing is corrected; how far each has come is told at once, or month by month.
 */
final class InventedHistory {

    private final Grids grids = new Grids();
    private final List<Subject> subjects;
    private final Map<UUID, SeenIn> since = new HashMap<>();
    private final Map<UUID, Integer> numbers = new HashMap<>();

    InventedHistory(Random random, int size) {
        this(random, size, 1);
    }

    /** @param months within which each comes a stage further, from one on */
    InventedHistory(Random random, int size, int months) {
        this.subjects = InventedConsortium.subjects(random, size);
        for (Subject subject : subjects) {
            int late = random.nextInt(8) == 0 ? 1 + random.nextInt(9) : 0;
            int identified = FirstSeen.quarterEnds(subject) + late;
            IntUnaryOperator after = month -> months > 1 ? month + random.nextInt(months) : month;
            int mobilised = after.applyAsInt(identified);
            int connected = after.applyAsInt(mobilised);
            since.put(
                    subject.key(),
                    new SeenIn(
                            identified,
                            mobilised,
                            connected,
                            after.applyAsInt(connected),
                            after.applyAsInt(identified)));
            numbers.put(subject.key(), numbers.size());
        }
    }

    /** The months at whose ends something new is published. */
    List<Integer> months() {
        return since.values().stream()
                .map(SeenIn::identified)
                .distinct()
                .sorted()
                .toList();
    }

    int last() {
        return Collections.max(months());
    }

    /** Those who are counted as known at the end of a month. */
    List<Subject> subjects(int month) {
        return subjects.stream()
                .filter(each -> since(each) <= month)
                .map(each -> at(each, month))
                .toList();
    }

    /** Nobody has an outcome that holds, or is lost, before coming so far. */
    private Subject at(Subject subject, int month) {
        Subject then = seen(subject).at(subject, month);
        return then.equals(subject) ? subject : asFar(then);
    }

    private static Subject asFar(Subject then) {
        return new Subject(
                then.key(),
                then.organisation(),
                then.identifiedOn(),
                then.commune(),
                then.qpv(),
                then.sex(),
                then.ageBand(),
                then.level(),
                then.disability(),
                then.known(),
                then.reached(),
                then.exit(),
                Meaning.GOOD.contains(then.exit()) ? then.still() : Subject.NONE,
                then.reached().equals(Subject.IDENTIFIED) ? Subject.NONE : "NO",
                then.situation(),
                then.daysToAppointment(),
                then.daysToSpe(),
                then.answerDays(),
                then.referralsDue(),
                then.referralsAnswered(),
                then.appointments(),
                then.appointmentsMissed());
    }

    int since(Subject subject) {
        return seen(subject).identified();
    }

    SeenIn seen(Subject subject) {
        return since.getOrDefault(subject.key(), SeenIn.AT_ONCE);
    }

    Grid grid(int month) {
        return grids.of(entered(month));
    }

    Entered entered(int month) {
        return Entered.of(subjects(month), this::seen);
    }

    /**
     * Who is told of by one variable.
     *
     * @param rows the people of each row, by its categories
     */
    record Known(BitSet everybody, BitSet waiting, Map<List<String>, BitSet> rows) {}

    /** Of each variable that says who people are, as known at the end of a month. */
    Map<Variable, Known> known(int month) {
        Entered entered = entered(month);
        WhoIsTold people = new NewPeople(entered, Sorted.all(entered.subjects())).told();
        Map<Variable, Folding> foldings = people.foldings();
        Map<Variable, Known> known = new EnumMap<>(Variable.class);
        people.told().forEach((variable, told) -> known.put(variable, known(entered, told, foldings.get(variable))));
        return known;
    }

    private Known known(Entered entered, Told told, Folding folding) {
        BitSet everybody = new BitSet();
        BitSet waiting = new BitSet();
        Map<Integer, BitSet> byRow = new HashMap<>();
        for (int person = 0; person < told.rows().length; person++) {
            int number = numbers.get(entered.subjects().get(person).key());
            everybody.set(number);
            waiting.set(number);
            byRow.computeIfAbsent(told.rows()[person], none -> new BitSet()).set(number);
        }
        Map<List<String>, BitSet> rows = new HashMap<>();
        IntStream.range(0, folding.size())
                .filter(group -> told.people(group) > 0)
                .forEach(group -> {
                    BitSet of = byRow.get(told.rowOf()[group]);
                    rows.put(folding.categories(group), of);
                    waiting.andNot(of);
                });
        return new Known(everybody, waiting, rows);
    }
}
