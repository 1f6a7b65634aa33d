package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.visibles.indicators.Figures.Line;
import org.visibles.indicators.Figures.Row;
import org.visibles.indicators.Tabulation.At;

class PublishedGridTest {

    private static final Exchanges NO_EXCHANGES = new Exchanges(Map.of());

    @Test
    void what_is_shown_is_what_is_counted() {
        Seeds.of(15, 5, 300).each((seed, size) -> {
            List<Subject> subjects = Invented.subjects(new Random(seed), size);
            var published = new PublishedGrid(new Grid(subjects), NO_EXCHANGES);
            for (Variable dimension : Variable.dimensions()) {
                Folding folding = published.folding(dimension);
                for (int group = 0; group < folding.size(); group++) {
                    List<String> categories = folding.categories(group);
                    List<Subject> members = subjects.stream()
                            .filter(subject -> categories.contains(dimension.of(subject)))
                            .toList();
                    var truth = new Calculation(new OwnRows(members, NO_EXCHANGES)).total(List.of());
                    Row row = new Calculation(published).total(List.of(new At(dimension, group)));
                    for (Line line : row.lines()) {
                        Line counted = truth.line(line.indicator()).orElseThrow();
                        if (line.indicator() == Indicator.EXCHANGES) {
                            continue;
                        }
                        if (line.numerator().isShown()) {
                            assertThat(line.numerator()).isEqualTo(counted.numerator());
                        }
                        if (line.denominator().isShown()) {
                            assertThat(line.denominator()).isEqualTo(counted.denominator());
                        }
                        if (line.result().isShown()) {
                            assertThat(line.result()).isEqualTo(counted.result());
                        }
                    }
                }
            }
        });
    }

    @Test
    void no_count_under_five_is_ever_shown_nor_its_rest() {
        Seeds.of(25, 5, 300).each((seed, size) -> {
            var calculation = new Calculation(
                    new PublishedGrid(new Grid(Invented.subjects(new Random(seed), size)), NO_EXCHANGES));
            for (Variable dimension : Variable.dimensions()) {
                calculation.rows(List.of(), List.of(dimension), true).forEach(PublishedGridTest::nothingSmall);
                for (Variable other : dimension.crossings()) {
                    calculation
                            .rows(List.of(), List.of(dimension, other), false)
                            .forEach(PublishedGridTest::nothingSmall);
                }
            }
            nothingSmall(calculation.total(List.of()));
        });
    }

    private static void nothingSmall(Row row) {
        if (row.lines().size() > 1) {
            Value mobilised = row.line(Indicator.MOBILISATION).orElseThrow().numerator();
            Value connected = row.line(Indicator.CONNECTION).orElseThrow().numerator();
            Value stayed = mobilised.less(connected);
            assertThat(stayed.isShown() && stayed.number() < 5).as("%s", row).isFalse();
        }
        for (Line line : row.lines()) {
            if (line.indicator().unit() == Indicator.Unit.DAYS) {
                continue;
            }
            if (line.numerator().isShown()) {
                assertThat(line.numerator().number()).as("%s", line).isGreaterThanOrEqualTo(5);
            }
            if (line.numerator().isShown() && line.denominator().isShown()) {
                double rest = line.denominator().number() - line.numerator().number();
                assertThat(rest).as("%s", line).isGreaterThanOrEqualTo(5);
            }
            if (!line.numerator().isShown() || !line.denominator().isShown()) {
                if (line.indicator().unit() == Indicator.Unit.SHARE) {
                    assertThat(line.result().isShown()).as("%s", line).isFalse();
                }
            }
        }
    }

    @Test
    void a_row_of_events_is_never_hidden_alone() {
        assertThat(hidden(new long[][] {{2, 9}, {8, 8}, {30, 30}})).containsExactly(true, true, false);
        assertThat(hidden(new long[][] {{0, 1}, {1, 0}, {6, 7}, {30, 30}})).containsExactly(true, true, true, false);
        assertThat(hidden(new long[][] {{5, 5}, {8, 8}})).containsExactly(false, false);
    }

    private static boolean[] hidden(long[][] rows) {
        return HiddenRows.of(rows, new long[rows.length], List.of());
    }

    @Test
    void the_exchanges_of_who_identified_nobody_are_not_what_is_left_of_the_total() {
        List<Subject> subjects = Invented.subjects(new Random(5), 200);
        Map<UUID, Map<Quarter, Long>> counts = new HashMap<>();
        subjects.forEach(subject -> counts.put(subject.organisation(), Map.of(new Quarter(2024, 2), 40L)));
        Grid grid = new Grid(subjects);
        assertThat(exchangesShown(grid, counts)).isEqualTo(40L * counts.size());

        counts.put(UUID.randomUUID(), Map.of(new Quarter(2024, 2), 3L));
        long rest = 40L * (counts.size() - 1) + 3 - exchangesShown(grid, counts);
        assertThat(rest).isGreaterThanOrEqualTo(40);
    }

    private static long exchangesShown(Grid grid, Map<UUID, Map<Quarter, Long>> counts) {
        return new Calculation(new PublishedGrid(grid, new Exchanges(counts)))
                .rows(List.of(), List.of(Variable.ORGANISATION), true).stream()
                        .map(row -> row.line(Indicator.EXCHANGES).orElseThrow().result())
                        .filter(Value::isShown)
                        .mapToLong(value -> (long) value.number())
                        .sum();
    }

    @Test
    void the_grid_of_ten_thousand_people_is_made_in_seconds() {
        List<Subject> subjects = Invented.subjects(new Random(3), 10_000);
        assertTimeout(Duration.ofSeconds(10), () -> new Grid(subjects));
    }
}
