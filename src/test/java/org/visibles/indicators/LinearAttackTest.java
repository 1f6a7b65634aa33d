package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ojalgo.array.ArrayR064;
import org.ojalgo.optimisation.Optimisation.Result;
import org.ojalgo.optimisation.Optimisation.State;
import org.visibles.indicators.LinearSystem.Relation;

/** That the attacker finds what can be found: a reader who knows all is no good where his solver errs. */
class LinearAttackTest {

    private static final int SIZE = 3;
    private static final int LARGEST = 9;

    /** Of tables so small that all numbers can be tried; their sums have whole numbers at the corners. */
    @Test
    void finds_what_trying_all_numbers_finds() {
        Random random = new Random(0);
        int known = 0;
        int unknown = 0;
        for (int table = 0; table < 150; table++) {
            int[] counts = random.ints(SIZE * SIZE, 0, LARGEST + 1).toArray();
            boolean[] shown = new boolean[counts.length];
            IntStream.range(0, shown.length).forEach(cell -> shown[cell] = random.nextInt(3) == 0);
            int[] least = counts.clone();
            int[] most = counts.clone();
            tryAll(counts, shown, new int[counts.length], 0, least, most);
            LinearAttack attack = attack(counts, shown);
            for (int cell = 0; cell < counts.length; cell++) {
                if (!shown[cell]) {
                    assertThat(attack.only(cell))
                            .as("cell %d of %s", cell, Arrays.toString(counts))
                            .isEqualTo(least[cell] == most[cell]);
                    assertThat(Math.abs(attack.width(cell, Double.MAX_VALUE) - (most[cell] - least[cell])))
                            .as("cell %d of %s", cell, Arrays.toString(counts))
                            .isLessThan(1e-6);
                    known += least[cell] == most[cell] ? 1 : 0;
                    unknown += least[cell] == most[cell] ? 0 : 1;
                }
            }
        }
        assertThat(known).isPositive();
        assertThat(unknown).isPositive();
    }

    @Test
    void what_contradicts_itself_is_no_proof_of_anything() {
        LinearAttack attack = new LinearAttack();
        attack.sum()
                .plus("one", Mark.MASKED, false, 5)
                .plus("other", Mark.MASKED, false, 5)
                .is(9);
        assertThatThrownBy(() -> attack.only("one")).isInstanceOf(RuntimeException.class);
    }

    /** At most 6 together, the first at most 4: the library might say anything. */
    @Test
    void an_answer_of_the_library_counts_only_where_it_is_proven() {
        LinearSystem system = new LinearSystem(2);
        system.add(Map.of(0, 1.0), Relation.AT_MOST, 4);
        system.add(Map.of(0, 1.0, 1, 1.0), Relation.AT_MOST, 6);
        double[] objective = {2, 1};
        assertThat(system.largest(objective)).containsExactly(4, 2);
        assertThat(system.isProven(objective, answer(State.OPTIMAL, 1, 4, 2))).isTrue();
        assertThat(system.isProven(objective, answer(State.FEASIBLE, 1, 4, 2))).isFalse();
        assertThat(system.isProven(objective, answer(State.OPTIMAL, 0, 4, 2))).isFalse();
        assertThat(system.isProven(objective, answer(State.OPTIMAL, 1, 4, 1))).isFalse();
        assertThat(system.isProven(objective, answer(State.OPTIMAL, 1, 4, 3))).isFalse();
        assertThat(system.isProven(objective, answer(State.OPTIMAL, 1, 5, 1))).isFalse();
        assertThat(system.isProven(objective, answer(State.OPTIMAL, 1, 4, Double.NaN)))
                .isFalse();
        double[] fewest = {-1, -1};
        assertThat(system.isProven(fewest, answer(State.OPTIMAL, 0, 0, 0))).isTrue();
        assertThat(system.isProven(fewest, answer(State.OPTIMAL, -1, 4, 2))).isFalse();
    }

    private static Result answer(State state, double multiplier, double... values) {
        return Result.of(0, state, values).withDualSolution(() -> ArrayR064.wrap(new double[] {multiplier}));
    }

    private static LinearAttack attack(int[] counts, boolean[] shown) {
        LinearAttack attack = new LinearAttack();
        for (int line = 0; line < SIZE; line++) {
            for (int[] cells : List.of(row(line), column(line))) {
                var sum = attack.sum();
                Arrays.stream(cells)
                        .forEach(cell -> sum.plus(cell, mark(counts[cell], shown[cell]), false, counts[cell]));
                sum.is(total(counts, cells));
            }
        }
        return attack;
    }

    private static Mark mark(int count, boolean shown) {
        return shown ? Mark.SHOWN : count < Suppression.THRESHOLD ? Mark.UNDER : Mark.MASKED;
    }

    private static int[] row(int row) {
        return IntStream.range(0, SIZE).map(column -> row * SIZE + column).toArray();
    }

    private static int[] column(int column) {
        return IntStream.range(0, SIZE).map(row -> row * SIZE + column).toArray();
    }

    private static int total(int[] counts, int[] cells) {
        return Arrays.stream(cells).map(cell -> counts[cell]).sum();
    }

    /** Cell by cell; the last of a row or column is what is left of its sum. */
    private static void tryAll(int[] counts, boolean[] shown, int[] tried, int cell, int[] least, int[] most) {
        if (cell == tried.length) {
            for (int each = 0; each < tried.length; each++) {
                least[each] = Math.min(least[each], tried[each]);
                most[each] = Math.max(most[each], tried[each]);
            }
            return;
        }
        Mark mark = mark(counts[cell], shown[cell]);
        int from = mark == Mark.SHOWN ? counts[cell] : mark == Mark.UNDER ? 0 : Suppression.THRESHOLD;
        int to = mark == Mark.SHOWN ? counts[cell] : mark == Mark.UNDER ? Suppression.THRESHOLD - 1 : SIZE * LARGEST;
        for (int number = from; number <= to; number++) {
            tried[cell] = number;
            if (canBe(counts, tried, cell, row(cell / SIZE)) && canBe(counts, tried, cell, column(cell % SIZE))) {
                tryAll(counts, shown, tried, cell + 1, least, most);
            }
        }
        tried[cell] = 0;
    }

    private static boolean canBe(int[] counts, int[] tried, int cell, int[] line) {
        int left = total(counts, line) - total(tried, line);
        return left >= 0 && (left == 0 || cell != line[SIZE - 1]);
    }
}
