package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a reader can work out who keeps of several months how far people had come, when nobody comes back. */
class StagesAttackTest {

    private static final int SEEDS = Integer.getInteger("visibles.attack.seeds", 8);
    private static final int A_YEAR = 12;

    /** With what was worked out of them. */
    private static final Map<Integer, InventedHistory> HISTORIES = new HashMap<>();

    /** Where each month is protected by itself, what it hides may be what another showed. */
    @ParameterizedTest
    @EnumSource(names = {"REACHED", "EXIT", "KNOWN"})
    void no_number_under_five_is_solved_from_two_months(Variable of) {
        int small = 0;
        int byItself = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            InventedHistory history = history(seed);
            int later = end(history);
            byItself += new StagesAttack(
                            List.of(
                                    new Grid(history.entered(later - 1).subjects()),
                                    new Grid(history.entered(later).subjects())),
                            of)
                    .solved()
                    .size();
            var attack = new StagesAttack(List.of(history.grid(later - 1), history.grid(later)), of);
            small += attack.small();
            assertThat(attack.solved()).as("seed %d", seed).isEmpty();
        }
        assertThat(small).isPositive();
        if (of != Variable.EXIT) { // of fewer people, and told of by fewer tables
            assertThat(byItself).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"REACHED", "EXIT", "KNOWN"})
    void nor_from_two_ends_of_quarters(Variable of) {
        for (int seed = 0; seed < SEEDS / 2; seed++) {
            InventedHistory history = history(seed);
            int later = end(history);
            assertThat(new StagesAttack(List.of(history.grid(later - 3), history.grid(later)), of).solved())
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    /** What no two months tell, more of them can. */
    @ParameterizedTest
    @EnumSource(names = {"REACHED", "KNOWN"})
    void nor_from_half_a_year(Variable of) {
        int byItself = 0;
        for (int seed = 0; seed < SEEDS / 2; seed++) {
            InventedHistory history = history(seed);
            int later = end(history);
            List<Integer> months =
                    IntStream.rangeClosed(later - 5, later).boxed().toList();
            byItself += new StagesAttack(
                            months.stream()
                                    .map(month ->
                                            new Grid(history.entered(month).subjects()))
                                    .toList(),
                            of)
                    .solved()
                    .size();
            assertThat(new StagesAttack(months.stream().map(history::grid).toList(), of).solved())
                    .as("seed %d", seed)
                    .isEmpty();
        }
        assertThat(byItself).isPositive();
    }

    /** Where nobody came a stage further since, a later day of knowledge tells the same. */
    @Test
    void a_month_in_which_nothing_happened_is_told_as_the_one_before() {
        var history = new InventedHistory(new Random(3), 60, A_YEAR);
        int last = history.last() + 2 * A_YEAR;
        Grid then = history.grid(last);
        Grid now = history.grid(last + 1);
        tellsTheSame(then, now);
    }

    @Test
    void a_month_is_worked_out_again_the_same() {
        var history = new InventedHistory(new Random(1), 60, A_YEAR);
        Grid once = new Grids().of(history.entered(end(history)));
        Grid again = new Grids().of(history.entered(end(history)));
        assertThat(once.tables()).isNotEmpty();
        tellsTheSame(once, again);
    }

    private static void tellsTheSame(Grid one, Grid other) {
        one.tables().forEach(table -> {
            Table same = other.table(EnumSet.of(table.first(), table.second()));
            for (int row = 0; row < table.rows().size(); row++) {
                for (int column = 0; column < table.columns().size(); column++) {
                    assertThat(same.at(table.first(), row, column).mark())
                            .isEqualTo(table.at(table.first(), row, column).mark());
                }
            }
        });
    }

    private static InventedHistory history(int seed) {
        return HISTORIES.computeIfAbsent(seed, each -> new InventedHistory(new Random(each), 60, A_YEAR));
    }

    private static int end(InventedHistory history) {
        List<Integer> ends =
                history.months().stream().filter(month -> month % 3 == 2).toList();
        return ends.get(ends.size() * 2 / 3);
    }
}
