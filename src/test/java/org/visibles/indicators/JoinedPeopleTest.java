package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.kernel.Fact;
import org.visibles.kernel.FactKind;
import org.visibles.kernel.FactRecorder;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.YouthId;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.Choices;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** Two records of one person, joined, parted again, anonymised: by facts alone, known from their day on. */
@VisiblesTest
@TestPropertySource(properties = "visibles.test.figures=own-database-of-joining")
class JoinedPeopleTest {

    @Autowired
    private YouthService people;

    @Autowired
    private FactRecorder facts;

    @Autowired
    private Cohorts cohorts;

    @Autowired
    private Readings readings;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private LocalDate today;
    private YouthId early;
    private YouthId late;

    @BeforeEach
    void two_records_both_identified() {
        database.asOwner().update("delete from fact");
        today = LocalDate.now(clock);
        early = identified("Lou", today.minusDays(90));
        late = identified("Loup", today.minusDays(40));
    }

    @Test
    void joined_they_are_one_from_that_day_of_knowledge_on_and_the_earlier_identification_wins() {
        Fact merged = Fact.merged(early, late, today.minusDays(10), ago(10));
        record(AGENT_ROUEN, merged);
        assertThat(known(11))
                .extracting(Subject::identifiedOn)
                .containsExactly(today.minusDays(90), today.minusDays(40));
        assertThat(known(10)).extracting(Subject::identifiedOn).containsExactly(today.minusDays(90));
        assertThat(known(10)).extracting(Subject::key).containsExactly(key(late));

        record(AGENT_ROUEN, Fact.cancel(merged.id(), early, today.minusDays(5), ago(5)));
        assertThat(known(0))
                .extracting(Subject::identifiedOn)
                .containsExactly(today.minusDays(90), today.minusDays(40));
        assertThat(known(7)).hasSize(1);

        record(AGENT_ROUEN, Fact.merged(late, early, today.minusDays(2), ago(2)));
        assertThat(known(0)).extracting(Subject::key).containsExactly(key(early));
    }

    @Test
    void what_was_counted_of_the_one_counts_for_both() {
        record(AGENT_ROUEN, Fact.of(FactKind.STAGE, late, today.minusDays(20), ago(20), Map.of("stage", "MOBILISED")));
        record(AGENT_ROUEN, Fact.merged(late, early, today.minusDays(10), ago(10)));
        assertThat(known(11)).extracting(Subject::reached).containsExactly("IDENTIFIED", "MOBILISED");
        assertThat(known(0)).extracting(Subject::reached).containsExactly("MOBILISED");
        List<Subject> programme = As.member(
                Fixture.COORDINATION,
                () -> transaction.execute(status -> cohorts.subjects(readings.of(today, false, false))));
        assertThat(programme).extracting(Subject::reached).containsExactly("MOBILISED");
    }

    @Test
    void whoever_is_anonymised_stays_counted_by_month_and_age_band_and_nothing_leads_to_the_person() {
        record(
                AGENT_ROUEN,
                Fact.of(
                        FactKind.CONTACT,
                        early,
                        today.minusDays(70),
                        ago(70),
                        Map.of("channel", "PHONE", "initiative", "WORKER", "appointment", "PRESENT")));
        record(AGENT_ROUEN, Fact.merged(late, early, today.minusDays(10), ago(10)));
        List<Subject> before = known(6);
        record(AGENT_ROUEN, Fact.anonymised(early, today.minusDays(5), ago(5)));

        assertThat(known(6)).isEqualTo(before);
        assertThat(before).extracting(Subject::daysToAppointment).containsExactly(20);
        assertThat(known(5)).singleElement().satisfies(subject -> {
            assertThat(subject.identifiedOn()).isEqualTo(today.minusDays(90).withDayOfMonth(1));
            assertThat(subject.ageBand()).isEqualTo("18_21");
            assertThat(subject.commune()).isEqualTo(Fixture.COMMUNE_ROUEN);
            assertThat(subject.daysToAppointment()).isNull();
        });
        assertThat(database.asOwner()
                        .queryForObject(
                                "select count(*) from fact_subject where youth_id in (?, ?)",
                                Integer.class,
                                early.value(),
                                late.value()))
                .isZero();
    }

    @Test
    void the_neighbour_joins_parts_and_anonymises_nobody_of_others() {
        YouthId theirs = As.member(AGENT_ELBEUF, () -> people.record(details("Tim", today)));
        UUID ours = key(early);
        UUID neighbours = database.asOwner()
                .queryForObject("select subject from fact_subject where youth_id = ?", UUID.class, theirs.value());
        Fact merged = Fact.merged(late, early, today.minusDays(10), ago(10));
        record(AGENT_ROUEN, merged);
        String insert = """
                insert into fact (id, programme_id, subject, organisation_id, kind, effective_on, recorded_at, codes, cancels)
                values (?, ?, ?, ?, ?, current_date, ?, jsonb_build_object('to', ?::text), ?)""";
        for (Identity who : List.of(AGENT_ELBEUF, Fixture.AGENT_ML, Fixture.AGENT_RESTO, Fixture.COORDINATION)) {
            try (AppSession session = database.session(who)) {
                session.set("visibles.permissions", String.join(",", Fixture.RESPONSABLE_ROUEN.permissions()));
                for (UUID[] pair : List.of(new UUID[] {ours, neighbours}, new UUID[] {neighbours, ours})) {
                    session.forbidden(insert, row(who, pair[0], "JOINED", pair[1], null));
                }
                session.forbidden(insert, row(who, ours, "ANONYMISED", ours, null));
                session.forbidden(insert, row(who, key(late), "CANCELLED", ours, merged.id()));
                String foreign =
                        session.refused("select cut_loose(?)", early.value()).getMessage();
                String unknown =
                        session.refused("select cut_loose(?)", Ids.next()).getMessage();
                assertThat(foreign).isEqualTo(unknown);
            }
        }
        try (AppSession rouen = database.session(AGENT_ROUEN)) {
            rouen.forbidden(insert, row(AGENT_ROUEN, ours, "JOINED", ours, null));
            rouen.forbidden(insert, row(AGENT_ROUEN, ours, "JOINED", key(late), null));
            rouen.forbidden(insert, row(AGENT_ROUEN, ours, "JOINED", neighbours, null));
            rouen.rows("select cut_loose(?)", early.value()); // not counted as anonymised: nothing is forgotten
        }
        assertThat(key(early)).isEqualTo(ours);
    }

    private static Object[] row(Identity who, UUID subject, String kind, UUID to, UUID cancels) {
        return new Object[] {
            Ids.next(),
            Fixture.PROGRAMME.value(),
            subject,
            who.organisation().value(),
            kind,
            OffsetDateTime.now(ZoneOffset.UTC),
            to,
            cancels
        };
    }

    private List<Subject> known(int daysAgo) {
        return As.member(
                AGENT_ROUEN,
                () -> transaction.execute(
                        status -> cohorts.subjects(readings.of(today.minusDays(daysAgo), true, false))));
    }

    private YouthId identified(String name, LocalDate day) {
        YouthId person = As.member(AGENT_ROUEN, () -> people.record(details(name, day)));
        Instant then = clock.instant().minus(Duration.ofDays(today.toEpochDay() - day.toEpochDay()));
        Map<String, String> attributes =
                Map.of("eligible", "YES", "ageBand", "18_21", "commune", Fixture.COMMUNE_ROUEN, "sex", "F");
        record(AGENT_ROUEN, Fact.of(FactKind.ATTRIBUTES, person, day, then, attributes));
        record(AGENT_ROUEN, Fact.of(FactKind.STAGE, person, day, then, Map.of("stage", "IDENTIFIED")));
        return person;
    }

    private static YouthDetails details(String name, LocalDate day) {
        return YouthDetails.named(name)
                .ageBand(Choices.AgeBand.FROM_18_TO_21)
                .commune(Fixture.COMMUNE_ROUEN)
                .entrySituation(Choices.Situation.JOB_SEEKER)
                .accompanied(false)
                .firstContactOn(day)
                .informedOn(day)
                .informedMeans(Choices.Means.ORAL)
                .build();
    }

    private UUID key(YouthId person) {
        return database.asOwner()
                .queryForObject("select subject from fact_subject where youth_id = ?", UUID.class, person.value());
    }

    private Instant ago(int days) {
        return clock.instant().minus(Duration.ofDays(days));
    }

    private void record(Identity who, Fact fact) {
        As.member(who, () -> transaction.executeWithoutResult(status -> facts.record(fact)));
    }
}
