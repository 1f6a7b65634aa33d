package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.indicators.Effect.Line;
import org.visibles.journey.JourneyService;
import org.visibles.journey.MoveJourney;
import org.visibles.journey.Stage;
import org.visibles.kernel.EncounterId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.OutingId;
import org.visibles.kernel.YouthId;
import org.visibles.outing.Field;
import org.visibles.outing.OutingService;
import org.visibles.outing.encounter.EncounterContent;
import org.visibles.outing.encounter.EncounterService;
import org.visibles.outing.encounter.FollowUp;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.Choices;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** One outing with one woman counted and one encounter, through the use cases: who is counted where, and who reads it. */
@VisiblesTest
@TestPropertySource(properties = "visibles.test.figures=own-database-of-joining")
class EffectJoiningTest {

    @Autowired
    private OutingService outings;

    @Autowired
    private EncounterService encounters;

    @Autowired
    private YouthService people;

    @Autowired
    private JourneyService journeys;

    @Autowired
    private EffectService effect;

    @Autowired
    private FieldActivityService activity;

    @Autowired
    private FieldFacts facts;

    @Autowired
    private Readings readings;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private Field field;
    private LocalDateTime at;
    private OutingId outing;
    private EncounterId met;
    private YouthId person;

    @BeforeEach
    void an_outing_and_somebody_who_came_by_a_partner_later() {
        database.asOwner().update("delete from fact");
        field = new Field(outings, encounters, people, database, clock);
        at = field.now().minusDays(20);
        outing = field.done(at);
        met = field.met(outing, at.plusMinutes(5));
        person = recorded("Camille", at.toLocalDate().plusDays(10));
        identify(person);
    }

    @Test
    void joined_cut_loose_and_joined_again_one_person_is_counted_once_and_where_it_was_met() {
        // counted by tally: two, of whom one was known
        same(channels(), Map.of(Field.WAY, List.of(2L, 0L), "PARTNER", List.of(1L, 1L)));
        same(done(), 3, 1, 1);

        attach(person);
        same(channels(), Map.of(Field.WAY, List.of(2L, 1L)));
        same(done(), 3, 1, 1);

        detach();
        same(channels(), Map.of(Field.WAY, List.of(2L, 0L), "PARTNER", List.of(1L, 1L)));
        same(done(), 3, 1, 1);

        YouthId other = recorded("Sacha", at.toLocalDate().plusDays(1));
        attach(other);
        same(channels(), Map.of(Field.WAY, List.of(2L, 0L), "PARTNER", List.of(1L, 1L)));

        detach();
        attach(person);
        same(channels(), Map.of(Field.WAY, List.of(2L, 1L), "PARTNER", List.of(1L, 0L)));
    }

    @Test
    void whoever_was_known_before_the_encounter_does_not_owe_it_to_it() {
        YouthId known = recorded("Noé", at.toLocalDate().minusDays(30));
        attach(known);
        same(channels(), Map.of(Field.WAY, List.of(1L, 0L), "PARTNER", List.of(2L, 1L)));
        assertThat(done().value(FieldFigure.MET).number()).isEqualTo(3);
    }

    @Test
    void whoever_is_marked_as_known_is_work_done_and_nobody_new() {
        EncounterId friend = field.met(AGENT_ROUEN, outing, known(at.plusMinutes(20)));
        same(channels(), Map.of(Field.WAY, List.of(2L, 0L), "PARTNER", List.of(1L, 1L)));
        same(done(), 4, 2, 2);

        // the record says how the person was found, and that of a later encounter is not the first contact either
        OutingId later = field.done(AGENT_ROUEN, org.visibles.outing.OutingContent.of(at.plusDays(2), 45, "MARKET"));
        EncounterId again = field.met(later, at.plusDays(2));
        As.member(AGENT_ROUEN, () -> encounters.attach(List.of(friend, again), person));
        same(channels(), Map.of(Field.WAY, List.of(2L, 0L), "PARTNER", List.of(1L, 1L)));
        assertThat(As.member(Fixture.COORDINATION, () -> cohort()))
                .containsOnly(Map.entry("PARTNER", 1L), Map.entry(Field.WAY, 0L));

        As.member(AGENT_ROUEN, () -> encounters.correct(friend, 0, EncounterContent.anonymous(at.plusMinutes(20))));
        same(channels(), Map.of(Field.WAY, List.of(3L, 1L)));
        assertThat(done().value(FieldFigure.KNOWN).number()).isEqualTo(1);
    }

    /** The identified by way, as the programme reads them before anything is hidden. */
    private Map<String, Long> cohort() {
        return transaction.execute(status -> facts.met(readings.of(LocalDate.now(clock), false, false)).stream()
                .collect(java.util.stream.Collectors.toMap(
                        Met::way, met -> met.identified() ? met.number() : 0, Long::sum)));
    }

    private static EncounterContent known(LocalDateTime at) {
        return new EncounterContent(
                at, null, null, null, java.util.Set.of(), null, FollowUp.NONE, null, true, null, null, null);
    }

    @Test
    void two_encounters_of_one_outing_with_one_person_are_one_person() {
        EncounterId again = field.met(outing, at.plusMinutes(40));
        same(done(), 4, 1, 2);
        As.member(AGENT_ROUEN, () -> encounters.attach(List.of(met, again), person));
        same(channels(), Map.of(Field.WAY, List.of(2L, 1L)));
        same(done(), 3, 1, 2);
    }

    @Test
    void a_withdrawn_encounter_is_nobody_and_an_outing_without_anybody_is_fruitless() {
        OutingId alone = field.done(AGENT_ROUEN, org.visibles.outing.OutingContent.of(at.plusDays(1), 45, "MARKET"));
        assertThat(done().value(FieldFigure.FRUITLESS).number()).isEqualTo(1);
        EncounterId somebody = field.met(alone, at.plusDays(1));
        assertThat(done().value(FieldFigure.FRUITLESS).number()).isZero();
        As.member(AGENT_ROUEN, () -> encounters.withdraw(somebody, 0));
        assertThat(done().value(FieldFigure.FRUITLESS).number()).isEqualTo(1);
        assertThat(done().value(FieldFigure.HOURS).number()).isEqualTo(1.75);
        assertThat(channels()).doesNotContainKey("MARKET");
    }

    @Test
    void the_neighbour_reads_nothing_of_it_and_not_who_else_acted() {
        attach(person);
        assertThat(As.member(AGENT_ELBEUF, () -> effect.own(EffectBy.CHANNEL, null))
                        .total()
                        .met())
                .isEqualTo(Value.shown(0));
        assertThat(As.member(AGENT_ELBEUF, () -> activity.own(null)).quarters()).isEmpty();
        database.asOwner()
                .update(
                        "insert into fact select gen_random_uuid(), programme_id, subject, ?, 'STAGE', effective_on, recorded_at,"
                                + " '{\"stage\": \"LOST\", \"reason\": \"MOVED\"}', null from fact where kind = 'STAGE' limit 1",
                        Fixture.ML_ROUEN.value());
        String theirs =
                "select organisation_id, kind, codes::text as codes from first_met_facts(?, now() + interval '1 day')";
        try (AppSession rouen = database.session(AGENT_ROUEN)) {
            List<Map<String, Object>> rows = rouen.rows(theirs, Fixture.PROGRAMME.value());
            assertThat(rows).extracting(row -> row.get("kind")).contains("ENCOUNTER", "STAGE", "ATTRIBUTES");
            assertThat(rows).extracting(row -> row.get("kind")).doesNotContain("JOINED", "CONTACT", "OUTING");
            assertThat(rows)
                    .filteredOn(row -> row.get("organisation_id") == null)
                    .singleElement()
                    .satisfies(row -> assertThat((String) row.get("codes"))
                            .contains("LOST")
                            .doesNotContain("MOVED"));
        }
        for (Identity who :
                List.of(AGENT_ELBEUF, Fixture.AGENT_ML, Fixture.AGENT_RESTO, Fixture.COORDINATION, Fixture.ADMIN)) {
            try (AppSession session = database.session(who)) {
                assertThat(session.rows(theirs, Fixture.PROGRAMME.value())).isEmpty();
            }
        }
        try (AppSession nobody = database.nobody()) {
            assertThat(nobody.rows(theirs, Fixture.PROGRAMME.value())).isEmpty();
        }
    }

    @Test
    void the_coordination_reads_the_facts_of_the_field_and_no_row_of_it() {
        try (AppSession session = database.session(Fixture.COORDINATION)) {
            assertThat(session.count("select count(*) from fact where kind in ('OUTING', 'ENCOUNTER')"))
                    .isEqualTo(2);
            session.forbidden("select * from encounter_subject");
            session.forbidden("select * from fact_subject");
            for (String table : List.of("outing", "encounter", "encounter_link", "spot")) {
                assertThat(session.count("select count(*) from " + table))
                        .as(table)
                        .isZero();
            }
        }
    }

    private YouthId recorded(String name, LocalDate day) {
        return As.member(
                AGENT_ROUEN,
                () -> people.record(YouthDetails.named(name)
                        .ageBand(Choices.AgeBand.FROM_18_TO_21)
                        .commune(Fixture.COMMUNE_ROUEN)
                        .entrySituation(Choices.Situation.JOB_SEEKER)
                        .accompanied(false)
                        .place(Choices.FindingPlace.PARTNER)
                        .firstContactOn(day)
                        .informedOn(day)
                        .informedMeans(Choices.Means.ORAL)
                        .build()));
    }

    private void identify(YouthId who) {
        As.member(
                AGENT_ROUEN,
                () -> journeys.move(
                        MoveJourney.to(Stage.IDENTIFIED, who, journeys.of(who).version(), LocalDate.now(clock))));
    }

    private void attach(YouthId who) {
        As.member(AGENT_ROUEN, () -> encounters.attach(List.of(met), who));
    }

    private void detach() {
        As.member(AGENT_ROUEN, () -> encounters.detach(met));
    }

    private Map<String, List<Long>> channels() {
        return As.member(AGENT_ROUEN, () -> effect.own(EffectBy.CHANNEL, null)).lines().stream()
                .collect(java.util.stream.Collectors.toMap(
                        Line::category,
                        line -> List.of((long) line.met().number(), (long)
                                line.identified().number())));
    }

    private FieldActivity.Row done() {
        return As.member(AGENT_ROUEN, () -> activity.own(null)).total();
    }

    private static void same(Map<String, List<Long>> channels, Map<String, List<Long>> expected) {
        assertThat(channels).isEqualTo(expected);
    }

    private static void same(FieldActivity.Row done, long met, long known, long exchanges) {
        assertThat(done.value(FieldFigure.MET).number()).as("met").isEqualTo(met);
        assertThat(done.value(FieldFigure.KNOWN).number()).as("known").isEqualTo(known);
        assertThat(done.value(FieldFigure.EXCHANGES).number()).as("exchanges").isEqualTo(exchanges);
    }
}
