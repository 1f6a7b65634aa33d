package org.visibles.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.visibles.costs.Spending.LEAD_ELBEUF;
import static org.visibles.costs.Spending.content;
import static org.visibles.costs.Spending.entered;
import static org.visibles.costs.Spending.of;
import static org.visibles.testkit.Fixture.COORDINATION;
import static org.visibles.testkit.Fixture.ELBEUF;
import static org.visibles.testkit.Fixture.PROGRAMME;
import static org.visibles.testkit.Fixture.RESPONSABLE_ROUEN;
import static org.visibles.testkit.Fixture.ROUEN;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.visibles.database.ShiftableClock;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

@VisiblesTest
class ExpenseServiceTest {

    @Autowired
    private ExpenseService expenses;

    @Autowired
    private Expenses sums;

    @Autowired
    private ExpenseCategories categories;

    @Autowired
    private ShiftableClock clock;

    @Autowired
    private TestDatabase database;

    @Test
    void the_coordination_sees_all_and_a_lead_what_is_its_own() {
        entered(expenses, COORDINATION, of(ROUEN, "2020-01", 100_00, "Salaires"));
        entered(expenses, COORDINATION, of(ELBEUF, "2020-01", 23_45, "Affiches"));
        entered(expenses, RESPONSABLE_ROUEN, of(ROUEN, "2020-01", 7, "Timbres"));

        assertThat(byOrganisation(COORDINATION, "2020-01")).isEqualTo(Map.of(ROUEN, 100_07L, ELBEUF, 23_45L));
        assertThat(byOrganisation(RESPONSABLE_ROUEN, "2020-01")).isEqualTo(Map.of(ROUEN, 100_07L));
        assertThat(byOrganisation(LEAD_ELBEUF, "2020-01")).isEqualTo(Map.of(ELBEUF, 23_45L));
        assertThat(As.member(RESPONSABLE_ROUEN, () -> expenses.sums(new ExpenseFilter(ELBEUF, null, null, null, null)))
                        .number())
                .isZero();
        assertThat(As.member(
                                RESPONSABLE_ROUEN,
                                () -> sums.sum(
                                        PROGRAMME,
                                        null,
                                        month("2020-01"),
                                        month("2020-01"),
                                        clock.instant().plusSeconds(1)))
                        .byCategory())
                .isEqualTo(Map.of("STAFF", 100_07L));
    }

    @Test
    void nobody_else_sees_or_enters_any() {
        for (var who : List.of(Fixture.AGENT_ROUEN, Fixture.AGENT_RESTO, Fixture.ADMIN, Fixture.DPO)) {
            assertThatThrownBy(() -> As.member(who, () -> expenses.sums(ExpenseFilter.ALL)))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> entered(expenses, who, of(who.organisation(), "2020-02", 1, "x")))
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(() -> entered(expenses, RESPONSABLE_ROUEN, of(ELBEUF, "2020-02", 1, "x")))
                .isInstanceOf(NotFound.class);
        ExpenseId other = entered(expenses, LEAD_ELBEUF, of(ELBEUF, "2020-02", 1, "x"));
        assertThatThrownBy(() -> As.member(RESPONSABLE_ROUEN, () -> expenses.cancel(other, 0, "non")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> As.member(RESPONSABLE_ROUEN, () -> expenses.history(other)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void what_is_saved_twice_is_entered_once_and_an_id_is_not_taken_over() {
        NewExpense typed = of(ROUEN, "2020-03", 50_00, "Location");
        entered(expenses, RESPONSABLE_ROUEN, typed);
        entered(expenses, RESPONSABLE_ROUEN, typed);

        assertThat(total("2020-03")).isEqualTo(50_00);
        assertThatThrownBy(() -> entered(
                        expenses, RESPONSABLE_ROUEN, new NewExpense(typed.id(), ROUEN, content("2020-03", 1, "x"))))
                .isInstanceOf(StaleVersion.class);
        assertThatThrownBy(() ->
                        entered(expenses, LEAD_ELBEUF, new NewExpense(typed.id(), ELBEUF, content("2020-03", 1, "x"))))
                .isInstanceOf(StaleVersion.class);
    }

    @Test
    void of_several_all_are_entered_or_none() {
        List<NewExpense> several = List.of(of(ROUEN, "2020-04", 1_00, "Un"), of(ROUEN, "2020-04", 0, "Deux"));
        assertThatThrownBy(() -> As.member(RESPONSABLE_ROUEN, () -> expenses.enter(several)))
                .hasMessage("rule.costs.amount-bounds");
        assertThat(total("2020-04")).isZero();
    }

    @Test
    void the_second_of_two_editors_is_told_and_changes_nothing() {
        ExpenseId id = entered(expenses, RESPONSABLE_ROUEN, of(ROUEN, "2020-05", 10_00, "Essence"));
        As.member(COORDINATION, () -> expenses.correct(id, 0, content("2020-05", 12_00, "Essence"), "facture lue"));

        assertThatThrownBy(() -> As.member(
                        RESPONSABLE_ROUEN, () -> expenses.correct(id, 0, content("2020-05", 9_00, "Essence"), "autre")))
                .isInstanceOf(StaleVersion.class);
        assertThatThrownBy(() -> As.member(RESPONSABLE_ROUEN, () -> expenses.cancel(id, 0, "autre")))
                .isInstanceOf(StaleVersion.class);
        assertThat(total("2020-05")).isEqualTo(12_00);

        As.member(RESPONSABLE_ROUEN, () -> expenses.cancel(id, 1, "payé par une autre"));
        assertThat(total("2020-05")).isZero();
        assertThatThrownBy(() -> As.member(RESPONSABLE_ROUEN, () -> expenses.cancel(id, 2, "encore")))
                .hasMessage("rule.costs.cancelled");
        assertThat(As.member(RESPONSABLE_ROUEN, () -> expenses.history(id)))
                .extracting(ExpenseRow::reason)
                .containsExactly(null, "facture lue", "payé par une autre");
    }

    @Test
    void a_correction_says_why_and_changes_something() {
        ExpenseId id = entered(expenses, RESPONSABLE_ROUEN, of(ROUEN, "2020-06", 10_00, "Papier"));
        assertThatThrownBy(() -> As.member(
                        RESPONSABLE_ROUEN, () -> expenses.correct(id, 0, content("2020-06", 11_00, "Papier"), "  ")))
                .hasMessage("rule.costs.reason");
        assertThatThrownBy(() -> As.member(
                        RESPONSABLE_ROUEN, () -> expenses.correct(id, 0, content("2020-06", 10_00, " Papier "), "si")))
                .hasMessage("rule.costs.unchanged");
    }

    @Test
    void what_cannot_be_is_refused() {
        refused("rule.costs.amount-bounds", content("2020-07", -1, "x"));
        refused("rule.costs.amount-bounds", content("2020-07", ExpenseContent.MOST_CENTS + 1, "x"));
        refused("rule.costs.month", content("2019-08", 1, "avant le programme"));
        refused(
                "rule.costs.month",
                new ExpenseContent("STAFF", YearMonth.now(clock).plusMonths(1), 1, "demain", null));
        refused("rule.costs.label", content("2020-07", 1, " \u200b "));
        refused("rule.costs.too-long", content("2020-07", 1, "x".repeat(201)));
        refused("rule.costs.too-long", new ExpenseContent("STAFF", month("2020-07"), 1, "x", "y".repeat(101)));
        refused("rule.costs.category", new ExpenseContent("NOPE", month("2020-07"), 1, "x", null));
        for (String personal :
                List.of("pour ines@example.org", "au 06 39 98 00 01", "+33 6 39 98 00 01", "2 99 07 76 540 123")) {
            refused("rule.costs.label-personal", content("2020-07", 1, personal));
        }
        entered(expenses, RESPONSABLE_ROUEN, of(ROUEN, "2020-07", 1, "Facture 2026-0612345678-90, 12 bons"));
    }

    @Test
    void a_category_is_added_and_closed_and_stays_where_it_was() {
        As.member(COORDINATION, () -> categories.add(PROGRAMME, "Café mobile"));
        CategoryRow added = added("Café mobile");
        assertThat(added.code()).isEqualTo("CAFE_MOBILE");
        ExpenseContent coffee = new ExpenseContent(added.code(), month("2020-08"), 5_00, "Café", null);
        ExpenseId id = entered(expenses, RESPONSABLE_ROUEN, new NewExpense(ExpenseId.next(), ROUEN, coffee));
        As.member(COORDINATION, () -> categories.change(PROGRAMME, added, "Café", true));

        refused("rule.costs.category", coffee);
        As.member(
                RESPONSABLE_ROUEN,
                () -> expenses.correct(
                        id, 0, new ExpenseContent(added.code(), month("2020-08"), 6_00, "Café", null), "pourboire"));
        assertThat(As.member(COORDINATION, () -> expenses.sums(filter("2020-08")))
                        .byCategory())
                .isEqualTo(Map.of("CAFE_MOBILE", 6_00L));
        assertThatThrownBy(() -> As.member(COORDINATION, () -> categories.change(PROGRAMME, added, "x", false)))
                .isInstanceOf(StaleVersion.class);
        assertThatThrownBy(() -> As.member(COORDINATION, () -> categories.add(PROGRAMME, " ")))
                .hasMessage("rule.costs.category-name");
        assertThatThrownBy(() -> As.member(RESPONSABLE_ROUEN, () -> categories.add(PROGRAMME, "x")))
                .isInstanceOf(AccessDeniedException.class);
    }

    /** Random entries, corrections and cancellations; each day's sums asked for again at the end are what they were. */
    @Test
    void the_sums_of_a_past_day_stay_what_they_were() {
        SplittableRandom random = new SplittableRandom(5);
        Instant day = Instant.parse("2026-06-01T10:00:00Z");
        List<ExpenseId> ids = new ArrayList<>();
        Map<ExpenseId, Integer> versions = new HashMap<>();
        Map<ExpenseId, ExpenseContent> counted = new LinkedHashMap<>();
        Map<Instant, Map<YearMonth, Long>> then = new LinkedHashMap<>();
        for (int step = 0; step < 40; step++) {
            day = day.plus(Duration.ofHours(random.nextInt(30)));
            Instant now = day;
            ExpenseContent said =
                    content("2021-0" + (1 + random.nextInt(3)), 1 + random.nextInt(100_000), "Étape " + step);
            ExpenseId old = ids.isEmpty() ? null : ids.get(random.nextInt(ids.size()));
            int dice = random.nextInt(10);
            clock.runAt(
                    now,
                    () -> As.member(RESPONSABLE_ROUEN, () -> {
                        if (old == null || dice < 5 || !counted.containsKey(old)) {
                            ExpenseId id = ExpenseId.next();
                            expenses.enter(List.of(new NewExpense(id, ROUEN, said)));
                            ids.add(id);
                            versions.put(id, 0);
                            counted.put(id, said);
                        } else if (dice < 8) {
                            expenses.correct(old, versions.merge(old, 1, Integer::sum) - 1, said, "étape");
                            counted.put(old, said);
                        } else {
                            expenses.cancel(old, versions.get(old), "étape");
                            counted.remove(old);
                        }
                    }));
            Map<YearMonth, Long> recount = new HashMap<>();
            counted.values().forEach(each -> recount.merge(each.month(), each.cents(), Long::sum));
            then.put(now.plusMillis(1), recount);
        }
        then.forEach((known, recount) -> {
            for (String each : List.of("2021-01", "2021-02", "2021-03")) {
                assertThat(As.member(COORDINATION, () -> sums.sum(PROGRAMME, ROUEN, month(each), month(each), known))
                                .total())
                        .as(each + " as known on " + known)
                        .isEqualTo(recount.getOrDefault(month(each), 0L));
            }
        });
    }

    @Test
    void the_list_shows_what_was_cancelled_and_the_file_does_not() {
        ExpenseId kept = entered(expenses, RESPONSABLE_ROUEN, of(ROUEN, "2020-09", 1, "Gardée"));
        ExpenseId gone = entered(expenses, RESPONSABLE_ROUEN, of(ROUEN, "2020-09", 2, "Annulée"));
        As.member(RESPONSABLE_ROUEN, () -> expenses.cancel(gone, 0, "double"));
        assertThat(As.member(RESPONSABLE_ROUEN, () -> expenses.list(filter("2020-09"), 0, 10)))
                .extracting(ExpenseRow::id)
                .containsExactlyInAnyOrder(kept, gone);
        assertThat(file("2020-09")).extracting(ExpenseRow::id).containsExactly(kept);
    }

    /** Twelve thousand lines, many of the same instant; one is corrected and one entered while it is written. */
    @Test
    void a_long_file_is_read_in_pages_that_nothing_shifts() {
        database.asOwner()
                .update(
                        """
                insert into expense (id, version, programme_id, organisation_id, category, month, cents, label, recorded_at, recorded_by)
                select gen_random_uuid(), 0, ?, ?, 'STAFF', make_date(2020, 10 + n % 3, 1), n, 'Ligne ' || n,
                  timestamptz '2021-01-01' + make_interval(secs => n / 4000), ? from generate_series(1, 12000) n""",
                        PROGRAMME.value(), ELBEUF.value(), COORDINATION.member().value());
        ExpenseFilter filter = new ExpenseFilter(ELBEUF, null, month("2020-10"), month("2020-12"), null);
        Instant begun = clock.instant();
        List<ExpenseRow> all = new ArrayList<>();
        List<ExpenseRow> page = As.member(COORDINATION, () -> expenses.forFile(filter, begun, null));
        assertThat(page).hasSize(ExpenseService.FILE_PAGE);
        ExpenseRow corrected = page.getFirst();
        while (!page.isEmpty()) {
            all.addAll(page);
            if (all.size() == page.size()) {
                As.member(COORDINATION, () -> {
                    expenses.enter(List.of(of(ELBEUF, "2020-11", 7, "Pendant")));
                    expenses.cancel(corrected.id(), 0, "pendant");
                });
            }
            ExpenseRow last = page.getLast();
            page = As.member(COORDINATION, () -> expenses.forFile(filter, begun, last));
        }
        assertThat(all).extracting(ExpenseRow::id).doesNotHaveDuplicates().hasSize(12_000);
        assertThat(all.stream().mapToLong(row -> row.content().cents()).sum()).isEqualTo(12_000L * 12_001 / 2);
        assertThat(all)
                .isSortedAccordingTo(
                        Comparator.comparing((ExpenseRow row) -> row.content().month())
                                .reversed());
    }

    private List<ExpenseRow> file(String month) {
        return As.member(
                RESPONSABLE_ROUEN,
                () -> expenses.forFile(filter(month), clock.instant().plusSeconds(1), null));
    }

    private CategoryRow added(String name) {
        return As.member(COORDINATION, () -> categories.of(PROGRAMME)).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void refused(String key, ExpenseContent content) {
        assertThatThrownBy(() -> entered(expenses, RESPONSABLE_ROUEN, new NewExpense(ExpenseId.next(), ROUEN, content)))
                .isInstanceOf(RuleViolation.class)
                .hasMessage(key);
    }

    private Map<OrganisationId, Long> byOrganisation(org.visibles.kernel.Identity who, String month) {
        return As.member(who, () -> expenses.sums(filter(month))).byOrganisation();
    }

    private long total(String month) {
        return As.member(COORDINATION, () -> expenses.sums(filter(month))).total();
    }

    private static ExpenseFilter filter(String month) {
        return new ExpenseFilter(null, null, month(month), month(month), null);
    }

    private static YearMonth month(String text) {
        return YearMonth.parse(text);
    }
}
