package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a reader can work out who keeps of several months the tables of those met, when nobody comes back from a stage. */
class EffectMonthsAttackTest {

    private static final int SEEDS = Integer.getInteger("visibles.attack.seeds", 8);
    private static final int A_YEAR = 12;

    /** With what was worked out of them. */
    private record Consortium(InventedHistory history, InventedMeetings meetings, EffectGrids grids) {

        private Consortium(int seed, int size) {
            this(seed, size, new InventedHistory(new Random(seed), size, A_YEAR));
        }

        private Consortium(int seed, int size, InventedHistory history) {
            this(history, new InventedMeetings(new Random(seed + 1_000L), history, size * 3 / 2), new EffectGrids());
        }

        private int end() {
            List<Integer> ends =
                    history.months().stream().filter(month -> month % 3 == 2).toList();
            return ends.get(ends.size() * 2 / 3);
        }

        private EffectGrid published(int month) {
            return grids.published(meetings.months(month), new Grid(List.of()));
        }

        private EffectGrid beside(int month) {
            return grids.published(meetings.months(month), history.grid(month));
        }
    }

    /** Where each month is protected by itself, what it hides may be what another showed. */
    @Test
    void no_number_under_five_is_solved_from_two_months() {
        int small = 0;
        int byItself = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Consortium consortium = new Consortium(seed, 60);
            int end = consortium.end();
            byItself += new EffectMonthsAttack(List.of(
                            new EffectGrid(consortium.meetings().met(end - 1), new Grid(List.of())),
                            new EffectGrid(consortium.meetings().met(end), new Grid(List.of()))))
                    .solved()
                    .size();
            var attack = new EffectMonthsAttack(List.of(consortium.published(end - 1), consortium.published(end)));
            small += attack.small();
            assertThat(attack.solved()).as("seed %d", seed).isEmpty();
        }
        assertThat(small).isPositive();
        assertThat(byItself).isPositive();
    }

    /** What no two months tell, more of them can. */
    @Test
    void nor_from_three_months() {
        int small = 0;
        for (int seed = 0; seed < SEEDS / 4; seed++) {
            Consortium consortium = new Consortium(seed, 60);
            var attack = new EffectMonthsAttack(IntStream.rangeClosed(consortium.end() - 2, consortium.end())
                    .mapToObj(consortium::published)
                    .toList());
            small += attack.small();
            assertThat(attack.solved()).as("seed %d", seed).isEmpty();
        }
        assertThat(small).isPositive();
    }

    @Test
    void nor_where_the_grid_of_the_identified_stands_beside_them() {
        for (int seed = 0; seed < SEEDS / 3; seed++) {
            Consortium consortium = new Consortium(seed, 60);
            int end = consortium.end();
            assertThat(new EffectMonthsAttack(List.of(consortium.beside(end - 1), consortium.beside(end))).solved())
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void nor_of_three_times_as_many_people() {
        for (int seed = 0; seed < SEEDS / 8; seed++) {
            Consortium consortium = new Consortium(seed, 190);
            int end = consortium.end();
            assertThat(new EffectMonthsAttack(List.of(consortium.published(end - 1), consortium.published(end)))
                            .solved())
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    /** The next month is told beside what is held to have been told, so no more than that may be told. */
    @Test
    void what_the_chain_hides_is_hidden_where_all_is_told() {
        for (int seed = 0; seed < SEEDS / 3; seed++) {
            Consortium consortium = new Consortium(seed, 60);
            EffectGrid chain = consortium.published(consortium.end());
            EffectGrid told = consortium.beside(consortium.end());
            assertThat(chain.breakdowns().keySet())
                    .containsAll(told.breakdowns().keySet());
            told.breakdowns().forEach((by, breakdown) -> {
                Breakdown hidden = chain.breakdown(by);
                for (int group = 0; group < breakdown.folding().size(); group++) {
                    List<Integer> same = hidden.folding()
                            .groupsOf(Set.copyOf(breakdown.folding().categories(group)));
                    for (int column = 0;
                            same != null
                                    && same.size() == 1
                                    && column < told.stages().size();
                            column++) {
                        if (hidden.cell(same.getFirst(), column).mark() != Mark.SHOWN) {
                            assertThat(breakdown.cell(group, column).mark()).isNotEqualTo(Mark.SHOWN);
                        }
                    }
                }
            });
        }
    }

    /** A record may turn out to be somebody else's, or nobody's. */
    @Test
    void where_something_was_corrected_there_may_be_fewer_than_before() {
        Consortium consortium = new Consortium(1, 60);
        List<List<Met>> months = new ArrayList<>(consortium.meetings().months(consortium.end()));
        Collections.swap(months, months.size() - 1, months.size() - 4);
        EffectGrid fewer = new EffectGrids().published(months, new Grid(List.of()));
        assertThat(fewer.breakdowns()).isNotEmpty();
        assertThat(fewer.met()).isEqualTo(months.getLast());
    }
}
