package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.visibles.indicators.InventedHistory.Known;

/** What a reader can subtract who keeps the published grids of all days of knowledge, when nobody is taken out. */
class NewPeopleTest {

    private static final int SEEDS = Integer.getInteger("visibles.attack.seeds", 2);

    @Test
    void of_fewer_than_five_new_people_it_is_never_told_who_they_are() {
        Seeds.of(25, 20, 260).each(NewPeopleTest::neverFew);
    }

    /** Three who had waited were told with newcomers, and whoever waited still had waited before them. */
    @Test
    void nor_of_those_who_waited_until_then() {
        neverFew(-53_492, 209);
    }

    private static void neverFew(long seed, int size) {
        var history = new InventedHistory(new Random(seed), size);
        List<Map<Variable, Known>> days = new ArrayList<>();
        for (int month : history.months()) {
            if (!history.entered(month).subjects().isEmpty()) {
                days.add(history.known(month));
            }
        }
        Stream.of(Variable.values()).filter(Variable::tellsWho).forEach(variable -> {
            List<Known> known = days.stream().map(day -> day.get(variable)).toList();
            for (int to = 0; to < known.size(); to++) {
                known.get(to).rows().forEach((row, people) -> notFew(people, variable, row));
                notFew(known.get(to).waiting(), variable, "those who wait");
                for (int from = 0; from < to; from++) {
                    compare(variable, known.get(from), known.get(to));
                }
            }
        });
    }

    /** All days are gone through once; each by itself tells of the same people. */
    @Test
    void a_day_is_the_same_whether_it_is_gone_through_alone_or_with_later_ones() {
        Seeds.of(25, 20, 260).each(NewPeopleTest::sameAlone);
    }

    private static void sameAlone(long seed, int size) {
        var history = new InventedHistory(new Random(seed), size);
        history.entered(history.last())
                .earlier()
                .filter(day -> day.number() > 1)
                .forEach(day -> {
                    Map<Variable, Sorted> sorted = Sorted.all(day.subjects());
                    WhoIsTold together = day.told(sorted);
                    WhoIsTold alone =
                            new NewPeople(new Entered(day.subjects(), day.batches(), day.telling()), sorted).told();
                    assertThat(together.told()).isNotEmpty();
                    together.told().forEach((variable, told) -> {
                        assertThat(told.rows()).isEqualTo(rows(alone, variable).rows());
                        assertThat(told.rowOf()).isEqualTo(rows(alone, variable).rowOf());
                        assertThat(together.since().get(variable))
                                .isEqualTo(alone.since().get(variable));
                    });
                });
    }

    private static Told rows(WhoIsTold of, Variable variable) {
        return Objects.requireNonNull(of.told().get(variable));
    }

    /** Two ends of quarters put together, which give the new people of a row away where nobody waits. */
    @Test
    void nor_can_it_be_solved_from_two_days() {
        var history = new InventedHistory(new Random(0), 50);
        int later = end(history);
        DaysAttack.Result told = new DaysAttack(
                        List.of(new Grid(history.subjects(later - 3)), new Grid(history.subjects(later))))
                .result();
        DaysAttack.Result waiting = new DaysAttack(List.of(history.grid(later - 3), history.grid(later))).result();
        assertThat(told.solvedNewOnes()).isPositive();
        assertThat(waiting.newOnes()).isPositive();
        assertThat(waiting.solvedNewOnes()).isZero();
    }

    /** Where each day is protected by itself, what it hides may be what another showed. */
    @Test
    void nor_a_number_under_five_that_either_day_hides() {
        int byItself = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            var history = new InventedHistory(new Random(seed), 45);
            int later = end(history);
            byItself += new DaysAttack(
                            List.of(new Grid(history.subjects(later - 3)), new Grid(history.subjects(later))))
                    .result()
                    .solvedCells();
            DaysAttack.Result remembered =
                    new DaysAttack(List.of(history.grid(later - 3), history.grid(later))).result();
            assertThat(remembered.cells()).isPositive();
            assertThat(remembered.solvedCells()).as("solved of seed %d", seed).isZero();
        }
        assertThat(byItself).isPositive();
    }

    @Test
    void nor_from_three_ends_of_quarters() {
        var history = new InventedHistory(new Random(0), 60);
        int later = end(history);
        DaysAttack.Result result =
                new DaysAttack(List.of(history.grid(later - 6), history.grid(later - 3), history.grid(later))).result();
        assertThat(result.cells()).isPositive();
        assertThat(result.solvedCells()).isZero();
        assertThat(result.solvedNewOnes()).isZero();
    }

    /** A number of a commune that followed from the totals of everybody, those who wait too. */
    @Test
    void nor_one_that_follows_from_the_totals_of_everybody() {
        var history = new InventedHistory(new Random(13), 60);
        int later = end(history);
        assertThat(new DaysAttack(List.of(history.grid(later - 3), history.grid(later)))
                        .result()
                        .solvedCells())
                .isZero();
    }

    /** After two thirds of the time. */
    private static int end(InventedHistory history) {
        List<Integer> ends =
                history.months().stream().filter(month -> month % 3 == 2).toList();
        return ends.get(ends.size() * 2 / 3);
    }

    @Test
    void what_was_shown_of_the_same_people_stays_shown() {
        Seeds.of(10, 30, 90).each((seed, size) -> {
            var history = new InventedHistory(new Random(seed), size);
            List<Integer> months = history.months();
            int later = months.size() - 1 - Math.floorMod(seed, Math.min(10, months.size() - 1));
            Grid now = history.grid(months.get(later));
            Grid then = history.grid(months.get(later - 1));
            for (Table table : then.tables()) {
                if (table.first().tellsWho() && table.second().tellsWho()) {
                    then.groups(table.first())
                            .forEach(group -> then.groups(table.second())
                                    .filter(other -> table.tells(table.first(), group, other))
                                    .forEach(other -> staysShown(then, now, table, group, other)));
                }
            }
        });
    }

    private static void staysShown(Grid then, Grid now, Table table, int group, int other) {
        int row = same(then, now, table.first(), group);
        int column = same(then, now, table.second(), other);
        Cell was = table.cell(table.first(), group, other);
        if (row >= 0 && column >= 0 && was.mark() == Mark.SHOWN) {
            Cell is = now.table(EnumSet.of(table.first(), table.second())).cell(table.first(), row, column);
            assertThat(is.count()).isGreaterThanOrEqualTo(was.count());
            assertThat(is.mark() == Mark.SHOWN || is.count() > was.count())
                    .as("%s of %s and %s", table, group, other)
                    .isTrue();
        }
    }

    /** The group of now with the same categories; -1 where there is none. */
    private static int same(Grid then, Grid now, Variable variable, int group) {
        List<String> categories = then.folding(variable).categories(group);
        return now.groups(variable)
                .filter(each -> now.folding(variable).categories(each).equals(categories))
                .findFirst()
                .orElse(-1);
    }

    private static void compare(Variable variable, Known from, Known to) {
        BitSet came = without(to.everybody(), from.everybody());
        notFew(came, variable, "new people");
        nested(from.waiting(), to.waiting(), variable);
        for (Map.Entry<List<String>, BitSet> row : to.rows().entrySet()) {
            BitSet before = from.rows().get(row.getKey());
            if (before != null) {
                BitSet grown = without(row.getValue(), before);
                assertThat(without(before, row.getValue()).isEmpty())
                        .as("whoever was told is told still")
                        .isTrue();
                notFew(grown, variable, row.getKey());
                if (without(grown, came).isEmpty()) {
                    came.andNot(grown);
                }
            }
        }
        notFew(came, variable, "new people of whom it is not told");
    }

    private static void nested(BitSet one, BitSet other, Variable variable) {
        if (without(one, other).isEmpty()) {
            notFew(without(other, one), variable, "more who wait");
        }
        if (without(other, one).isEmpty()) {
            notFew(without(one, other), variable, "who waited until then");
        }
    }

    private static BitSet without(BitSet more, BitSet fewer) {
        BitSet rest = (BitSet) more.clone();
        rest.andNot(fewer);
        return rest;
    }

    private static void notFew(BitSet people, Object... of) {
        assertThat(people.isEmpty() || people.cardinality() >= Suppression.THRESHOLD)
                .as("%s of %s", people, List.of(of))
                .isTrue();
    }
}
