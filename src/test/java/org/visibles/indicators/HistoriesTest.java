package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.visibles.indicators.Cell.Equation;
import org.visibles.indicators.Histories.Month;

/** That the courses are a proof: each agrees with all that was told, and every small hidden cell differs in one. */
class HistoriesTest {

    private static final double ROUNDED = 1e-4;

    private static final Histories HISTORIES = told();

    private static Histories told() {
        var history = new InventedHistory(new Random(2), 45, 12);
        List<Integer> months = history.months();
        Histories histories = Histories.NONE;
        for (int month : months.subList(months.size() / 2, months.size())) {
            histories = histories.next(new Grid(history.entered(month).subjects()));
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
        List<Cell> small = HISTORIES.months().stream()
                .flatMap(month -> month.small().stream())
                .toList();
        assertThat(small).isNotEmpty();
        assertThat(HISTORIES.given().size()).isLessThan(small.size() / 10);
        assertThat(small)
                .allMatch(cell -> HISTORIES.given().contains(cell)
                        || HISTORIES.courses().stream().anyMatch(course -> Histories.differs(course, cell)));
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
