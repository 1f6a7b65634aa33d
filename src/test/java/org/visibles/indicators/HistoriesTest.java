package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.visibles.indicators.Cell.Equation;
import org.visibles.indicators.Histories.Month;

/** That the courses are a proof: each agrees with all that was told, and every small hidden cell differs in one. */
class HistoriesTest {

    private static final double ROUNDED = 1e-4;

    private static final Histories HISTORIES = told(45, 12);

    private static Histories told(int people, int last) {
        var history = new InventedHistory(new Random(2), people, 12);
        List<Integer> months = history.months();
        Histories histories = Histories.NONE;
        for (int month : months.subList(months.size() - last, months.size())) {
            histories = histories.next(
                    new StagesMonth(new Grid(history.entered(month).subjects())));
        }
        return histories;
    }

    @Test
    void each_course_agrees_with_every_sum_that_was_told() {
        assertThat(HISTORIES.courses()).isNotEmpty();
        for (Map<Cell, Double> course : HISTORIES.courses()) {
            for (Month month : HISTORIES.months()) {
                month.equations().stream()
                        .filter(equation -> equation.cells().allMatch(cell -> isTold(cell, month)))
                        .forEach(equation ->
                                assertThat(difference(equation, course)).isCloseTo(0, within(ROUNDED)));
            }
        }
    }

    @Test
    void with_what_every_mark_says() {
        HISTORIES
                .courses()
                .forEach(course -> course.forEach((cell, by) -> {
                    assertThat(cell.mark()).isNotEqualTo(Mark.SHOWN);
                    assertThat(cell.count() + by)
                            .isBetween(cell.least() - ROUNDED, Math.min(cell.most(), Integer.MAX_VALUE) + ROUNDED);
                }));
    }

    @Test
    void and_with_nobody_coming_back() {
        for (Map<Cell, Double> course : HISTORIES.courses()) {
            for (Month month : HISTORIES.months()) {
                for (Equation growth : month.growth()) {
                    double came = growth.right().stream()
                            .filter(cell -> !cell.table().ofEarlierDay())
                            .mapToLong(Cell::count)
                            .sum();
                    assertThat(came + difference(growth, course)).isGreaterThan(-ROUNDED);
                }
            }
        }
    }

    @Test
    void every_small_hidden_cell_differs_in_one() {
        everySmallCellDiffers(HISTORIES, 10);
    }

    @Test
    void in_a_larger_programme_too() {
        everySmallCellDiffers(told(300, 7), 200);
    }

    @Test
    void of_very_many_hidden_cells_the_last_months_are_looked_at() {
        List<Month> months =
                IntStream.of(400, 300, 200, 100).mapToObj(HistoriesTest::hidden).toList();
        assertThat(Histories.together(months, 1000)).isEqualTo(months);
        assertThat(Histories.together(months, 999)).isEqualTo(months.subList(1, 4));
        assertThat(Histories.together(months, 300)).isEqualTo(months.subList(2, 4));
        assertThat(Histories.together(months, 99)).isEqualTo(months.subList(3, 4));
        assertThat(HISTORIES.months()).hasSize(12);
    }

    /** A month with so many cells of which nothing is told. */
    private static Month hidden(int cells) {
        return new Month(Set.of(Suppression.untold(new long[1][cells])), List.of(), List.of(), List.of());
    }

    /** @param given of so many small cells one at most has no other course, whatever were hidden */
    private static void everySmallCellDiffers(Histories histories, int given) {
        List<Cell> small = histories.months().stream()
                .flatMap(month -> month.small().stream())
                .toList();
        assertThat(small).isNotEmpty();
        assertThat(histories.given().size()).isLessThanOrEqualTo(small.size() / given);
        assertThat(small)
                .allMatch(cell -> histories.given().contains(cell)
                        || histories.courses().stream().anyMatch(course -> Histories.differs(course, cell)));
    }

    private static boolean isTold(Cell cell, Month month) {
        return month.tables().contains(cell.table());
    }

    private static double difference(Equation equation, Map<Cell, Double> course) {
        return sum(equation.left(), course) - sum(equation.right(), course);
    }

    private static double sum(List<Cell> cells, Map<Cell, Double> course) {
        return cells.stream()
                .mapToDouble(cell -> course.getOrDefault(cell, 0.0))
                .sum();
    }
}
