package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Attacks the file of each organisation together with the programme's figures. With {@code -Dvisibles.attack.seeds=4} and
 * {@code -Dvisibles.attack.size=120} it takes as many, larger cohorts.
 */
class OwnFileAttackTest {

    private static final int SEEDS = Integer.getInteger("visibles.attack.seeds", 1);
    private static final int SIZE = Integer.getInteger("visibles.attack.size", 60);

    @Test
    void no_small_count_can_be_solved_from_the_file_of_an_organisation_and_the_programmes_figures() {
        int alone = 0;
        long[] large = new long[4];
        for (int seed = 0; seed < SEEDS; seed++) {
            List<Subject> subjects = InventedConsortium.subjects(new Random(seed), SIZE);
            PublishedGrid published = new PublishedGrid(new Grid(subjects), new Exchanges(Map.of()));
            Grid whole = new Grid(subjects);
            for (UUID organisation : published.apart()) {
                Grid byItself = new Grid(of(subjects, organisation));
                Grid file = published.own(organisation).grid();
                alone += new OwnFileAttack(whole, byItself).solved().size();
                assertThat(new OwnFileAttack(whole, file).solved())
                        .as("%s of seed %d", organisation, seed)
                        .isEmpty();
                count(byItself, large, 0);
                count(file, large, 2);
            }
        }
        assertThat(alone).as("solved where a file follows its own people alone").isPositive();
        assertThat(large[2]).as("shown of the cells of five and more").isGreaterThan(large[3] * 7 / 10);
    }

    /** At the ends of two quarters, between which new people come and some are entered late. */
    @Test
    void nor_of_those_of_whom_it_is_told_by_and_by() {
        int files = 0;
        int fewByThemselves = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            InventedHistory history = new InventedHistory(new Random(seed), SIZE * 2);
            List<Integer> ends =
                    history.months().stream().filter(month -> month % 3 == 2).toList();
            int end = ends.get(ends.size() * 2 / 3);
            PublishedGrid before = new PublishedGrid(history.grid(end - 3), new Exchanges(Map.of()));
            Grid whole = history.grid(end);
            PublishedGrid now = new PublishedGrid(whole, new Exchanges(Map.of()));
            for (UUID organisation : now.apart()) {
                Grid file = now.own(organisation).grid();
                assertThat(new OwnFileAttack(whole, file).solved())
                        .as("%s of seed %d", organisation, seed)
                        .isEmpty();
                if (before.apart().contains(organisation)) {
                    files++;
                    assertThat(fewMore(before.own(organisation).grid(), file))
                            .as("%s of seed %d", organisation, seed)
                            .isEmpty();
                    fewByThemselves += fewMore(
                                    new Grid(of(history.subjects(end - 3), organisation)),
                                    new Grid(of(history.subjects(end), organisation)))
                            .size();
                }
            }
        }
        assertThat(files).isPositive();
        assertThat(fewByThemselves)
                .as("rows that grow by few where a file follows its own people alone")
                .isPositive();
    }

    /** Rows of who people are that stand on both days and have grown by one to four, or have lost somebody. */
    private static List<List<String>> fewMore(Grid before, Grid now) {
        List<List<String>> found = new ArrayList<>();
        for (Variable variable : Variable.values()) {
            if (variable.tellsWho() && variable != Variable.ORGANISATION) {
                before.groups(variable).forEach(group -> {
                    List<String> categories = before.folding(variable).categories(group);
                    now.groups(variable)
                            .filter(each ->
                                    now.folding(variable).categories(each).equals(categories))
                            .filter(each -> !OwnStanding.waits(Set.copyOf(categories)))
                            .mapToLong(each -> now.total(variable, each) - before.total(variable, group))
                            .filter(more -> more != 0 && more < Suppression.THRESHOLD)
                            .forEach(more -> found.add(categories));
                });
            }
        }
        return found;
    }

    /** Shown of the cells of five and more, and all of these. */
    private static void count(Grid grid, long[] into, int at) {
        grid.tables().stream()
                .filter(table -> table.first() != Variable.ORGANISATION && table.second() != Variable.ORGANISATION)
                .map(Table::suppression)
                .flatMap(table -> IntStream.range(0, table.rows())
                        .boxed()
                        .flatMap(row ->
                                IntStream.range(0, table.columns()).mapToObj(column -> new Cell(table, row, column))))
                .filter(cell -> !cell.small())
                .forEach(cell -> {
                    into[at] += cell.mark() == Mark.SHOWN ? 1 : 0;
                    into[at + 1]++;
                });
    }

    private static List<Subject> of(List<Subject> subjects, UUID organisation) {
        return subjects.stream()
                .filter(each -> each.organisation().equals(organisation))
                .toList();
    }

    @Test
    void ages_that_the_programmes_row_hides_are_one_in_the_file() {
        List<Subject> subjects = new ArrayList<>(InventedConsortium.subjects(new Random(5), 190));
        PublishedGrid published = new PublishedGrid(new Grid(subjects), new Exchanges(Map.of()));
        int together = 0;
        for (UUID organisation : published.apart()) {
            Tabulation file = published.own(organisation);
            int row = published.folding(Variable.ORGANISATION).groupOf(organisation.toString());
            for (Variable variable : EnumSet.of(Variable.AGE, Variable.LEVEL, Variable.SEX, Variable.QUARTER)) {
                List<String> hidden = new ArrayList<>();
                for (int group = 0; group < published.folding(variable).size(); group++) {
                    Value there = published.people(
                            List.of(new Tabulation.At(Variable.ORGANISATION, row), new Tabulation.At(variable, group)));
                    List<String> categories = published.folding(variable).categories(group);
                    if (there.isShown()) {
                        assertThat(file.folding(variable)
                                        .categories(file.folding(variable).groupOf(categories.getFirst())))
                                .isEqualTo(categories);
                    } else {
                        hidden.addAll(categories);
                    }
                }
                assertThat(hidden.stream().map(file.folding(variable)::groupOf).distinct())
                        .hasSizeLessThan(2);
                together += hidden.size();
            }
        }
        assertThat(together).isPositive();
    }

    @Test
    void an_organisation_that_the_programme_puts_together_with_others_has_nothing_told_of_it() {
        List<Subject> subjects = InventedConsortium.subjects(new Random(2), 60);
        PublishedGrid published = new PublishedGrid(new Grid(subjects), new Exchanges(Map.of()));
        UUID folded = subjects.stream()
                .map(Subject::organisation)
                .filter(each -> !published.apart().contains(each))
                .findFirst()
                .orElseThrow();
        assertThat(published.own(folded)).isNull();
        Tabulation file = OwnAnswers.grid(OwnAnswers.text(published.own(folded)));
        assertThat(new Calculation(file).total(List.of()).lines())
                .extracting(Figures.Line::result)
                .allSatisfy(value -> assertThat(value.isShown()).isFalse());
        assertThat(new Calculation(file).rows(List.of(), List.of(Variable.SEX), true))
                .isEmpty();
    }

    @Test
    void a_file_reads_from_its_text_as_it_was_worked_out() {
        PublishedGrid published =
                new PublishedGrid(new Grid(InventedConsortium.subjects(new Random(4), 190)), new Exchanges(Map.of()));
        for (UUID organisation : published.apart()) {
            OwnGrid file = published.own(organisation);
            Tabulation kept = OwnAnswers.grid(OwnAnswers.text(file));
            assertThat(new Calculation(kept).total(List.of())).isEqualTo(new Calculation(file).total(List.of()));
            for (Variable dimension : Variable.dimensions()) {
                assertThat(new Calculation(kept).rows(List.of(), List.of(dimension), true))
                        .isEqualTo(new Calculation(file).rows(List.of(), List.of(dimension), true));
            }
        }
    }

    @Test
    void a_quarter_of_events_is_told_where_neither_it_nor_those_of_all_others_are_few() {
        OwnEvents.Row plain = new OwnEvents.Row(new long[] {20}, new long[] {50}, 0);
        OwnEvents.Row all = new OwnEvents.Row(new long[] {12}, new long[] {12}, 0);
        OwnEvents.Row few = new OwnEvents.Row(new long[] {3}, new long[] {30}, 0);
        OwnEvents.Row fewOthers = new OwnEvents.Row(new long[] {30}, new long[] {33}, 0);
        OwnEvents.Row hidden = new OwnEvents.Row(new long[] {9}, null, 0);
        assertThat(OwnEvents.hidden(List.of(plain, all))).containsExactly(false, false);
        assertThat(OwnEvents.hidden(List.of(plain, all, few, hidden))).containsExactly(false, false, true, true);
        assertThat(OwnEvents.hidden(List.of(plain, all, fewOthers))).containsExactly(true, false, true);
        assertThat(OwnEvents.hidden(List.of(all, few))).containsExactly(true, true);
    }
}
