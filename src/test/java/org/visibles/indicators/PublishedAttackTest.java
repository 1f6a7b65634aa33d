package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.visibles.indicators.Figures.Row;

/**
 * Attacks all answers together, as they are published, with what the words mean. With {@code -Dvisibles.attack.seeds=50} it
 * takes as many histories of each kind.
 */
class PublishedAttackTest {

    private static final int SEEDS = Integer.getInteger("visibles.attack.seeds", 1);

    @Test
    void no_small_count_can_be_solved_from_all_that_is_published() {
        for (int seed = 0; seed < SEEDS; seed++) {
            attack(new Grid(Invented.subjects(new Random(seed), 45 + 40 * (seed % 4))));
        }
    }

    @Test
    void nor_where_each_commune_works_almost_only_at_home_and_its_programme_can_be_read_all_the_same() {
        for (int seed = 0; seed < SEEDS; seed++) {
            attack(new Grid(InventedConsortium.subjects(new Random(seed), 60)));
            Grid grid = new Grid(InventedConsortium.subjects(new Random(seed), 190));
            assertThat(grid.tables()).noneMatch(table -> table.suppression().withdrawn());
            assertThat(shown(grid)).isGreaterThan(0.65);
        }
    }

    @Test
    void nor_where_new_people_wait() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var history = new InventedHistory(new Random(seed), 80);
            attack(history.grid(history.last()));
        }
    }

    /** Of the cells of five and more. */
    private static double shown(Grid grid) {
        List<Cell> large = grid.tables().stream()
                .map(Table::suppression)
                .flatMap(table -> IntStream.range(0, table.rows())
                        .boxed()
                        .flatMap(row ->
                                IntStream.range(0, table.columns()).mapToObj(column -> new Cell(table, row, column))))
                .filter(cell -> !cell.small())
                .toList();
        return large.stream().filter(cell -> cell.mark() == Mark.SHOWN).count() / (double) large.size();
    }

    @Test
    void what_is_folded_by_one_variable_is_not_told_by_another() {
        List<Subject> subjects = new ArrayList<>();
        Stream.of("IDENTIFIED", "CONNECTED").forEach(reached -> {
            for (int one = 0; one < 20; one++) {
                subjects.add(
                        one(reached, "NONE", "NONE", reached.equals("IDENTIFIED") ? "NONE" : one < 8 ? "YES" : "NO"));
            }
        });
        for (int few = 0; few < 3; few++) {
            subjects.add(one("MOBILISED", "OTHER", "NONE", "NO"));
        }
        for (int good = 0; good < 12; good++) {
            subjects.add(one("CONNECTED", "POSITIVE", good < 6 ? "YES" : "NO", "NO"));
        }
        PublishedGrid published = new PublishedGrid(new Grid(subjects), new Exchanges(Map.of()));
        Row total = new Calculation(published, Spending.UNREAD).total(List.of());
        assertThat(total.line(Indicator.MOBILISATION).orElseThrow().numerator().isShown()
                        && total.line(Indicator.CONNECTION)
                                .orElseThrow()
                                .numerator()
                                .isShown())
                .isFalse();
        assertThat(total.line(Indicator.LOST).orElseThrow().denominator()).isEqualTo(Value.MASKED);
        assertThat(total.line(Indicator.EXITED).orElseThrow().numerator().isShown()
                        && total.line(Indicator.STILL_AT_SIX_MONTHS)
                                .orElseThrow()
                                .denominator()
                                .isShown())
                .isFalse();
    }

    private static Subject one(String reached, String exit, String still, String lost) {
        Subject any = Invented.subjects(new Random(1), 1).getFirst();
        return new Subject(
                UUID.randomUUID(),
                any.organisation(),
                any.identifiedOn(),
                any.commune(),
                any.qpv(),
                any.sex(),
                any.ageBand(),
                any.level(),
                any.disability(),
                any.known(),
                reached,
                exit,
                still,
                lost,
                any.situation(),
                null,
                null,
                List.of(),
                0,
                0,
                0,
                0);
    }

    @Test
    void the_exchanges_of_one_page_do_not_tell_what_another_hides() {
        int told = 0;
        for (int seed = 0; seed < 15; seed++) {
            Random random = new Random(seed);
            List<Subject> subjects = InventedConsortium.subjects(random, 120);
            Exchanges exchanges = InventedConsortium.exchanges(random);
            PublishedGrid grid = new PublishedGrid(new Grid(subjects), exchanges);
            Map<String, Value> each = new HashMap<>();
            new ActivityTable(exchanges.activity().toList(), true, grid)
                    .rows(Variable.ORGANISATION, done -> done.organisation().toString())
                    .forEach(row -> each.put(row.category(), row.value(FieldFigure.EXCHANGES)));
            Set<String> hidden = new TreeSet<>();
            each.forEach((organisation, value) -> {
                if (!value.isShown()) {
                    hidden.add(organisation);
                }
            });
            Folding folding = grid.folding(Variable.ORGANISATION);
            for (int group = 0; group < folding.size(); group++) {
                List<String> categories = folding.categories(group);
                Value together = grid.exchanges(List.of(new Tabulation.At(Variable.ORGANISATION, group)));
                List<String> open = categories.stream().filter(hidden::contains).toList();
                if (categories.size() == 1) {
                    assertThat(together).isEqualTo(each.getOrDefault(categories.getFirst(), together));
                } else if (together.isShown()) {
                    told++;
                    assertThat(open).hasSizeBetween(0, categories.size());
                    assertThat(open.size() != 1 && hidden.size() - open.size() != 1)
                            .as("%s of %s are hidden", open, hidden)
                            .isTrue();
                }
            }
        }
        assertThat(told).isPositive();
    }

    @Test
    void who_met_somebody_on_each_outing_is_not_given_away_by_these() {
        // hidden are 4 on 4 outings and 1 on 1: as many as there must be, so their sum would tell both
        assertThat(HiddenRows.of(new long[][] {{4, 5}, {1, 5}, {30, 5}, {60, 5}}, new long[] {4, 1, 3, 9}, List.of()))
                .containsExactly(true, true, true, false);
    }

    @Test
    void the_same_people_are_published_the_same_whatever_their_order() {
        List<Subject> subjects = new ArrayList<>(InventedConsortium.subjects(new Random(2), 190));
        Map<String, String> first = published(subjects);
        Collections.shuffle(subjects, new Random(3));
        assertThat(published(subjects)).isEqualTo(first);
    }

    private static Map<String, String> published(List<Subject> subjects) {
        return KeptAnswers.of(new PublishedGrid(new Grid(subjects), new Exchanges(Map.of())));
    }

    @Test
    void what_is_hidden_cannot_have_a_number() {
        assertThatThrownBy(() -> new Value(Value.State.UNDER, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Value(Value.State.MASKED, 7)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void attack(Grid grid) {
        PublishedGrid published = new PublishedGrid(grid, new Exchanges(Map.of()));
        Calculation answers = new Calculation(published, Spending.UNREAD);
        PublishedAttack attack = new PublishedAttack();
        Map<Variable, List<Row>> byOne = new EnumMap<>(Variable.class);
        Variable.dimensions().forEach(each -> byOne.put(each, answers.rows(List.of(), List.of(each), true)));
        attack.learn(answers.total(List.of()), byOne);
        for (Variable dimension : Variable.dimensions()) {
            dimension.crossings().stream()
                    .filter(other -> dimension.compareTo(other) < 0)
                    .forEach(other ->
                            attack.learn(dimension, other, answers.rows(List.of(), List.of(dimension, other), false)));
        }
        attack.places(grid);
        attack.solve();
        attack.truth(grid)
                .forEach((count, number) -> assertThat(number < 5 && attack.solved(count))
                        .as("%s is %d", count, number)
                        .isFalse());
    }
}
