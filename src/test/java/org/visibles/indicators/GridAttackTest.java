package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Attacks the whole published grid: each table by its margins, and all tables of a variable together by what they share. */
class GridAttackTest {

    @Test
    void fewer_than_five_people_publish_nothing() {
        Grid grid = new Grid(Invented.subjects(new Random(1), 4));
        assertThat(grid.publishable()).isFalse();
        assertThat(grid.tables()).isEmpty();
    }

    @Test
    void every_published_total_is_five_or_more() {
        Seeds.of(40, 5, 300).each((seed, size) -> {
            Grid grid = new Grid(Invented.subjects(new Random(seed), size));
            for (Variable variable : Variable.values()) {
                grid.groups(variable)
                        .forEach(
                                group -> assertThat(grid.total(variable, group)).isGreaterThanOrEqualTo(5));
            }
        });
    }

    @Test
    void no_small_cell_can_be_solved_from_the_tables_that_share_a_variable() {
        Seeds.of(12, 30, 250).each((seed, size) -> {
            Grid grid = new Grid(Invented.subjects(new Random(seed), size));
            for (Variable variable : Variable.values()) {
                attack(grid, variable);
            }
        });
    }

    /** Else what one month hides could be read in the month after, by whoever knows that nobody was entered late. */
    @Test
    void how_far_people_got_meanwhile_changes_nothing_of_what_is_hidden_of_who_they_are() {
        Seeds.of(12, 30, 250).each((seed, size) -> {
            Random random = new Random(seed);
            List<Subject> subjects = Invented.subjects(random, size);
            Grid month = new Grid(subjects);
            Grid next = new Grid(
                    subjects.stream().map(subject -> further(subject, random)).toList());
            for (Table table : month.tables()) {
                if (Variable.dimensions().containsAll(EnumSet.of(table.first(), table.second()))) {
                    Table after = next.table(EnumSet.of(table.first(), table.second()));
                    month.groups(table.first())
                            .forEach(one -> month.groups(table.second())
                                    .forEach(other -> assertThat(after.mark(table.first(), one, other))
                                            .isEqualTo(table.mark(table.first(), one, other))));
                }
            }
        });
    }

    private static Subject further(Subject of, Random random) {
        Subject as = Invented.subjects(random, 1).getFirst();
        return new Subject(
                of.key(),
                of.organisation(),
                of.identifiedOn(),
                of.commune(),
                of.qpv(),
                of.sex(),
                of.ageBand(),
                of.level(),
                of.disability(),
                of.known(),
                as.reached(),
                as.exit(),
                as.still(),
                as.lost(),
                of.situation(),
                as.daysToAppointment(),
                as.daysToSpe(),
                as.answerDays(),
                as.referralsDue(),
                as.referralsAnswered(),
                as.appointments(),
                as.appointmentsMissed());
    }

    /** Of a metropole whose communes work almost only at home. */
    @Test
    void no_more_is_hidden_than_need_be() {
        Grid grid = new Grid(InventedConsortium.subjects(new Random(1), 400));
        List<Cell> large = grid.tables().stream()
                .flatMap(table -> table.suppression().cells())
                .filter(cell -> cell.count() >= Suppression.THRESHOLD)
                .toList();
        assertThat(large.stream().filter(cell -> cell.mark() == Mark.SHOWN).count())
                .isGreaterThan(large.size() * 7L / 10);
    }

    @Test
    void a_qpv_never_stands_beside_a_commune_that_has_a_few_more() {
        Seeds.of(60, 30, 250).each((seed, size) -> {
            Grid grid = new Grid(Invented.subjects(new Random(seed), size));
            for (int commune = 0; commune < grid.folding(Variable.COMMUNE).size(); commune++) {
                String name = grid.folding(Variable.COMMUNE).name(commune);
                Set<String> qpvs = new TreeSet<>();
                for (Subject subject : grid.subjects()) {
                    if (subject.commune().equals(name) && subject.qpv().startsWith("Q")) {
                        qpvs.add(subject.qpv());
                    }
                }
                long named = qpvs.stream()
                        .map(qpv -> grid.folding(Variable.QPV).groupOf(qpv))
                        .filter(group -> !grid.folding(Variable.QPV).name(group).equals(Variable.OTHERS))
                        .mapToLong(group -> grid.total(Variable.QPV, group))
                        .sum();
                long rest = grid.total(Variable.COMMUNE, commune) - named;
                assertThat(name.equals(Variable.OTHERS) || rest == 0 || rest >= 5)
                        .isTrue();
            }
        });
    }

    private static void attack(Grid grid, Variable variable) {
        GridAttack attack = new GridAttack(grid, variable, false);
        for (GridAttack.At cell : attack.small(null)) {
            assertThat(attack.mark(cell)).isNotEqualTo(Mark.SHOWN);
            assertThat(attack.width(cell, 0.6)).as("%s of %s", cell, variable).isGreaterThan(0.5);
        }
    }
}
