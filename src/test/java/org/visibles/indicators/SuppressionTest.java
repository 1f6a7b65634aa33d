package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SuppressionTest {

    @Test
    void a_table_of_large_cells_is_shown_whole() {
        assertThat(shown(new Suppression(new long[][] {{5, 6}, {7, 8}}), 2, 2)).isEqualTo(4);
    }

    @Test
    void a_small_cell_takes_its_row_its_column_and_a_corner_with_it() {
        Suppression table = new Suppression(new long[][] {{3, 20, 30}, {10, 25, 35}, {40, 50, 60}});
        assertThat(table.mark(0, 0)).isEqualTo(Mark.UNDER);
        assertThat(table.mark(0, 1)).isEqualTo(Mark.MASKED);
        assertThat(table.mark(1, 0)).isEqualTo(Mark.MASKED);
        assertThat(table.mark(1, 1)).isEqualTo(Mark.MASKED);
        assertThat(shown(table, 3, 3)).isEqualTo(5);
    }

    @Test
    void nobody_is_a_small_number_too() {
        assertThat(new Suppression(new long[][] {{0, 20}, {10, 25}}).mark(0, 0)).isEqualTo(Mark.UNDER);
    }

    @Test
    void where_even_the_marks_would_tell_nothing_is_named() {
        // 5 = 0 + 5 in each row and column: "under 5" in one cell leaves "5 or more" in the other, which can only be 5.
        Suppression table = new Suppression(new long[][] {{0, 5}, {5, 0}});
        assertThat(table.withdrawn()).isFalse();
        assertThat(table.mark(0, 0)).isEqualTo(Mark.UNTOLD);
        assertThat(shown(table, 2, 2)).isZero();
    }

    @Test
    void a_row_of_five_people_does_not_take_the_whole_table_with_it() {
        Suppression table = new Suppression(new long[][] {{0, 5, 0}, {20, 30, 25}, {30, 20, 35}, {40, 50, 60}});
        assertThat(table.withdrawn()).isFalse();
        assertThat(shown(table, 4, 3)).isEqualTo(6);
    }

    @Property(tries = 400)
    void no_small_cell_can_be_solved_from_its_table_and_margins(@ForAll("tables") long[][] counts) {
        Assume.that(marginsAreLarge(counts));
        Suppression table = new Suppression(counts);
        LinearAttack attack = new LinearAttack();
        for (int row = 0; row < counts.length; row++) {
            var sum = attack.sum();
            for (int column = 0; column < counts[row].length; column++) {
                sum.plus(List.of(row, column), table.mark(row, column), table.withdrawn(), counts[row][column]);
            }
            sum.is(Arrays.stream(counts[row]).sum());
        }
        for (int column = 0; column < counts[0].length; column++) {
            var sum = attack.sum();
            long total = 0;
            for (int row = 0; row < counts.length; row++) {
                sum.plus(List.of(row, column), table.mark(row, column), table.withdrawn(), counts[row][column]);
                total += counts[row][column];
            }
            sum.is(total);
        }
        for (int row = 0; row < counts.length; row++) {
            for (int column = 0; column < counts[row].length; column++) {
                if (counts[row][column] < Suppression.THRESHOLD) {
                    assertThat(table.mark(row, column)).isNotEqualTo(Mark.SHOWN);
                    assertThat(attack.width(List.of(row, column), Suppression.WIDTH))
                            .as("cell %d, %d of %s", row, column, Arrays.deepToString(counts))
                            .isGreaterThanOrEqualTo(Suppression.WIDTH - 1e-6);
                }
            }
        }
    }

    @Provide
    Arbitrary<long[][]> tables() {
        Arbitrary<Long> cell = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, Arbitraries.longs().between(0, 4)),
                net.jqwik.api.Tuple.of(4, Arbitraries.longs().between(5, 12)),
                net.jqwik.api.Tuple.of(1, Arbitraries.longs().between(13, 60)));
        return Arbitraries.integers()
                .between(2, 6)
                .flatMap(columns -> cell.array(long[].class)
                        .ofSize(columns)
                        .array(long[][].class)
                        .ofMinSize(2)
                        .ofMaxSize(6));
    }

    private static boolean marginsAreLarge(long[][] counts) {
        for (long[] row : counts) {
            if (Arrays.stream(row).sum() < Suppression.THRESHOLD) {
                return false;
            }
        }
        for (int column = 0; column < counts[0].length; column++) {
            int at = column;
            if (Arrays.stream(counts).mapToLong(row -> row[at]).sum() < Suppression.THRESHOLD) {
                return false;
            }
        }
        return true;
    }

    private static int shown(Suppression table, int rows, int columns) {
        int shown = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (table.mark(row, column) == Mark.SHOWN) {
                    shown++;
                }
            }
        }
        return shown;
    }
}
