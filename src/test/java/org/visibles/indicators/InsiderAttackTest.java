package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.visibles.indicators.GridAttack.At;
import org.visibles.indicators.HiddenRows.Part;

/** Attacks the published grid as an organisation that takes part: it knows exactly who of the people are its own. */
class InsiderAttackTest {

    /** Each is a reader of its own, who solves everything: so many are enough. */
    private static final int SOME = 2;

    @Test
    void no_organisation_can_solve_a_small_cell_of_others() {
        Seeds.of(3, 60, 160).each((seed, size) -> {
            attack(new Grid(Invented.subjects(new Random(seed), size)));
        });
    }

    @Test
    void nor_one_of_those_of_a_metropole() {
        attack(new Grid(InventedConsortium.subjects(new Random(1), 150)));
    }

    @Test
    void what_is_put_together_with_an_organisation_is_not_told_to_it() {
        Seeds.of(20, 5, 250).each((seed, size) -> {
            Grid grid = new Grid(InventedConsortium.subjects(new Random(seed), size));
            Folding folding = grid.folding(Variable.ORGANISATION);
            for (int group = 0; group < folding.size(); group++) {
                long all = grid.total(Variable.ORGANISATION, group);
                for (String organisation : folding.categories(group)) {
                    long others = all
                            - grid.subjects().stream()
                                    .filter(subject ->
                                            subject.organisation().toString().equals(organisation))
                                    .count();
                    assertThat(others == 0 || others >= 5 || folding.size() == 1)
                            .as("%d others beside %s", others, organisation)
                            .isTrue();
                }
            }
        });
    }

    @Test
    void of_two_hidden_rows_the_one_does_not_tell_the_other() {
        long[][] rows = {{2, 9}, {8, 8}, {30, 30}, {40, 40}};
        assertThat(HiddenRows.ofOrganisations(rows, new long[4], own(rows))).containsExactly(true, true, true, false);
        // the small one alone would be left to the third
        rows = new long[][] {{2, 3}, {2, 2}, {30, 30}, {40, 40}};
        assertThat(HiddenRows.ofOrganisations(rows, new long[4], own(rows))).containsExactly(true, true, true, true);
    }

    @Test
    void two_organisations_of_one_row_do_not_tell_each_other() {
        long[][] rows = {{12, 12}, {20, 20}, {30, 30}, {40, 40}};
        List<Part> parts = new ArrayList<>(own(rows).subList(1, 4));
        parts.add(new Part("one", 0, new long[] {10, 6}));
        parts.add(new Part("other", 0, new long[] {2, 6}));
        assertThat(HiddenRows.ofOrganisations(rows, new long[4], parts)).containsExactly(true, true, false, false);
    }

    @Test
    void who_had_nearly_all_exchanges_of_two_hidden_quarters_does_not_read_those_of_the_others() {
        long[][] rows = {{4}, {9}, {30}, {40}};
        List<Part> parts = List.of(
                new Part("most", 0, new long[] {3}),
                new Part("most", 1, new long[] {8}),
                new Part("most", 2, new long[] {10}));
        assertThat(HiddenRows.of(rows, new long[4], parts)).containsExactly(true, true, true, false);
    }

    /** Each row is one organisation's. */
    private static List<Part> own(long[][] rows) {
        return IntStream.range(0, rows.length)
                .mapToObj(row -> new Part(row, row, rows[row]))
                .toList();
    }

    @Test
    void nor_do_the_exchanges_of_one_tell_those_of_another() {
        for (int seed = 0; seed < 2; seed++) {
            Random random = new Random(seed);
            List<Subject> subjects = InventedConsortium.subjects(random, 120);
            Exchanges exchanges = InventedConsortium.exchanges(random);
            Grid grid = new Grid(subjects);
            PublishedExchanges published = new PublishedExchanges(exchanges, grid::folding);
            Set<String> hidden = new HashSet<>(exchanges.categories(Variable.ORGANISATION));
            hidden.removeIf(
                    each -> published.of(Variable.ORGANISATION, List.of(each)).isShown());
            Folding folding = grid.folding(Variable.ORGANISATION);
            for (int group = 0; group < folding.size(); group++) {
                List<String> together = folding.categories(group);
                Set<String> open = new HashSet<>(hidden);
                open.retainAll(together);
                if (together.size() > 1
                        && published.of(Variable.ORGANISATION, together).isShown()) {
                    for (String insider : open) {
                        assertThat(others(exchanges, open, insider)).isGreaterThanOrEqualTo(5);
                    }
                }
            }
            for (String insider : hidden) {
                assertThat(others(exchanges, hidden, insider)).isGreaterThanOrEqualTo(5);
            }
        }
    }

    private static long others(Exchanges exchanges, Set<String> hidden, String insider) {
        Set<String> others = new HashSet<>(hidden);
        others.remove(insider);
        return others.isEmpty() ? 0 : exchanges.count(others, List.of());
    }

    private static void attack(Grid grid) {
        List<UUID> organisations = grid.subjects().stream()
                .map(Subject::organisation)
                .distinct()
                .limit(SOME)
                .toList();
        for (Variable variable : Variable.values()) {
            for (UUID organisation : organisations) {
                attack(grid, variable, organisation);
            }
        }
    }

    /** Nothing is asked of a cell that the totals tell by themselves, whatever is hidden: see decision 53. */
    private static void attack(Grid grid, Variable variable, UUID organisation) {
        GridAttack attack = new GridAttack(grid, variable, false).knowing(organisation);
        for (At cell : attack.small(organisation)) {
            if (attack.width(cell, 0.6) <= 0.5) {
                assertThat(new GridAttack(grid, variable, true)
                                .knowing(organisation)
                                .width(cell, 0.6))
                        .as("%s of %s to %s", cell, variable, organisation)
                        .isLessThanOrEqualTo(0.5);
            }
        }
    }
}
