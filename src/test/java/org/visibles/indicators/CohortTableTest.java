package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.indicators.CohortTable.Month;
import org.visibles.indicators.Readings.Reading;
import org.visibles.indicators.StageDays.Days;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

/** How soon how far: of the own people alone, and nothing of months that not all have lived. */
@VisiblesTest
class CohortTableTest {

    @Autowired
    private CohortService cohorts;

    @Autowired
    private Cohorts people;

    @Autowired
    private StageDays stages;

    @Autowired
    private Readings readings;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private StatementCounter counter;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private LocalDate today;

    @BeforeEach
    void nobody() {
        database.asOwner().update("delete from fact");
        today = LocalDate.now(clock);
    }

    @Test
    void each_counts_from_the_month_in_which_it_got_so_far() {
        UUID lou = identified(Fixture.ROUEN.value(), 400);
        stage(lou, 399, "MOBILISED", true);
        stage(lou, 380, "MOBILISED", false);
        stage(lou, 300, "CONNECTED", false);
        UUID sam = identified(Fixture.ROUEN.value(), 380);
        fact(sam, Fixture.ROUEN.value(), "STAGE", 370, "{\"stage\": \"EXITED\", \"family\": \"LASTING\"}", null);
        identified(Fixture.ROUEN.value(), 30);
        stage(identified(Fixture.ELBEUF.value(), 390), 389, "MOBILISED", false);

        CohortTable table = As.member(Fixture.AGENT_ROUEN, () -> cohorts.own(null, null, null));

        assertThat(table.people()).isEqualTo(2);
        assertThat(table.until()).isEqualTo(today.minusMonths(12));
        assertThat(table.lived()).isEqualTo(12);
        assertThat(table.months())
                .containsExactly(
                        new Month(0, true, 0, 0, 0),
                        new Month(1, true, 2, 1, 1),
                        new Month(2, true, 2, 1, 1),
                        new Month(3, true, 2, 1, 1),
                        new Month(6, true, 2, 2, 1),
                        new Month(9, true, 2, 2, 1),
                        new Month(12, true, 2, 2, 1),
                        new Month(18, false, 0, 0, 0),
                        new Month(24, false, 0, 0, 0));
        CohortTable recent =
                As.member(Fixture.AGENT_ROUEN, () -> cohorts.own(null, new Period(today.minusDays(60), today), null));
        assertThat(recent.people()).isOne();
        assertThat(recent.months().stream().filter(Month::lived)).hasSizeLessThanOrEqualTo(2);
        CohortTable then = As.member(Fixture.AGENT_ROUEN, () -> cohorts.own(null, null, today.minusDays(379)));
        assertThat(then.months().getFirst()).isEqualTo(new Month(0, true, 0, 0, 0));
    }

    @Test
    void the_days_say_the_same_as_the_stages_reached_whatever_happened() {
        InventedFacts.write(database, 11, 200);
        InventedEdits.write(database, 11, 120, LocalDate.of(2026, 3, 1), InventedFacts.END);
        As.member(
                Fixture.AGENT_ROUEN,
                () -> transaction.executeWithoutResult(status -> {
                    Reading reading = readings.of(InventedFacts.END, true, false);
                    Map<UUID, Days> days = stages.own(reading);
                    List<Subject> all = people.subjects(reading);
                    assertThat(all).hasSizeGreaterThan(40);
                    for (Subject each : all) {
                        Days of = days.getOrDefault(each.key(), Days.NEVER);
                        assertThat(of.mobilisedOn() != null)
                                .isEqualTo(!each.reached().equals("IDENTIFIED"));
                        assertThat(of.connectedOn() != null)
                                .isEqualTo(each.reached().equals("CONNECTED"));
                        assertThat(of.exitedOn() != null).isEqualTo(!each.exit().equals("NONE"));
                        if (of.mobilisedOn() != null) {
                            assertThat(of.mobilisedOn()).isAfterOrEqualTo(each.identifiedOn());
                        }
                    }
                }));
    }

    @Test
    void it_asks_the_database_as_often_for_many_as_for_one_and_is_shut_to_others() {
        identified(Fixture.ROUEN.value(), 400);
        int one = counter.count(() -> As.member(Fixture.AGENT_ROUEN, () -> cohorts.own(null, null, null)));
        InventedFacts.write(database, 3, 60);
        assertThat(counter.count(() -> As.member(Fixture.AGENT_ROUEN, () -> cohorts.own(null, null, null))))
                .isEqualTo(one)
                .isLessThanOrEqualTo(7);
        for (Identity who : List.of(Fixture.COORDINATION, Fixture.ADMIN, Fixture.DPO, Fixture.AGENT_RESTO)) {
            As.member(
                    who,
                    () -> assertThatThrownBy(() -> cohorts.own(null, null, null))
                            .isInstanceOf(AccessDeniedException.class));
        }
    }

    private UUID identified(UUID organisation, int daysAgo) {
        UUID subject = UUID.randomUUID();
        fact(subject, organisation, "ATTRIBUTES", daysAgo, "{\"eligible\": \"YES\", \"ageBand\": \"18_21\"}", null);
        fact(subject, organisation, "STAGE", daysAgo, "{\"stage\": \"IDENTIFIED\"}", null);
        return subject;
    }

    private void stage(UUID subject, int daysAgo, String stage, boolean cancelled) {
        UUID fact = fact(subject, Fixture.ML_ROUEN.value(), "STAGE", daysAgo, "{\"stage\": \"" + stage + "\"}", null);
        if (cancelled) {
            fact(subject, Fixture.ML_ROUEN.value(), "CANCELLED", daysAgo, "{}", fact);
        }
    }

    private UUID fact(UUID subject, UUID organisation, String kind, int daysAgo, String codes, UUID cancels) {
        UUID id = Ids.next();
        LocalDate day = today.minusDays(daysAgo);
        database.asOwner()
                .update(
                        "insert into fact (id, programme_id, subject, organisation_id, kind, effective_on, recorded_at, codes, cancels)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)",
                        id,
                        Fixture.PROGRAMME.value(),
                        subject,
                        organisation,
                        kind,
                        day,
                        day.atTime(12, 0).atOffset(ZoneOffset.UTC),
                        codes,
                        cancels);
        return id;
    }
}
