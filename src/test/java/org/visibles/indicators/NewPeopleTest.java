package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.visibles.indicators.InventedHistory.Known;

/** What a reader can subtract who keeps the published grids of all days of knowledge, when nobody is taken out. */
class NewPeopleTest {

    @Test
    void of_fewer_than_five_new_people_it_is_never_told_who_they_are() {
        Seeds.of(25, 20, 260).each((seed, size) -> {
            neverFew(seed, size);
        });
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

    /** Two ends of quarters put together, which give the new people of a row away where nobody waits. */
    @Test
    void nor_can_it_be_solved_from_two_days() {
        var history = new InventedHistory(new Random(0), 50);
        List<Integer> ends =
                history.months().stream().filter(month -> month % 3 == 2).toList();
        int later = ends.get(ends.size() * 2 / 3);
        int earlier = later - 3;
        TwoDaysAttack.Result told =
                new TwoDaysAttack(new Grid(history.subjects(earlier)), new Grid(history.subjects(later))).result();
        TwoDaysAttack.Result waiting = new TwoDaysAttack(history.grid(earlier), history.grid(later)).result();
        assertThat(told.solvedNewOnes()).isPositive();
        assertThat(waiting.newOnes()).isPositive();
        assertThat(waiting.solvedNewOnes()).isZero();
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
