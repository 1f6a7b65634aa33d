package org.visibles.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.StaleVersion;
import org.visibles.kernel.YouthId;
import org.visibles.referral.Appointment;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralService;
import org.visibles.referral.ReferralStatus;
import org.visibles.referral.Story;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.YouthService;

/** Proposals by referral, and others who know the ids: a stranger, who was only shared with, who follows fully but cheats. */
@VisiblesTest
class JourneyAttackTest {

    private static final OffsetDateTime NOW = OffsetDateTime.now(ZoneOffset.UTC);

    private static final String EVENT = """
            insert into journey_event (id, youth_id, number, organisation_id, member_id, stage, effective_on, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String CANCEL = """
            insert into journey_event (id, youth_id, number, organisation_id, member_id, cancels, why, effective_on, recorded_at)
            values (?, ?, ?, ?, ?, ?, 'vol', ?, ?)""";
    private static final String PROPOSAL = """
            insert into journey_proposal (id, youth_id, referral_id, state, organisation_id, member_id, proposed_on, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";

    @Autowired
    private JourneyService journeys;

    @Autowired
    private YouthService youth;

    @Autowired
    private ReferralService referrals;

    @Autowired
    private ReferralQueries queries;

    @Autowired
    private Clock clock;

    @Autowired
    private TestDatabase database;

    private Paths paths;
    private Story story;
    private LocalDate today;
    private YouthId person;
    private ReferralId referral;

    @BeforeEach
    void somebody_of_rouen_accepted_by_the_mission_locale() {
        paths = new Paths(youth, journeys, clock);
        story = new Story(youth, referrals, queries, clock);
        today = paths.today();
        person = story.person("Cible");
        paths.through(person, today, Stage.IDENTIFIED);
        referral = story.accepted(person);
    }

    @Test
    void an_accepted_referral_proposes_and_does_not_decide() {
        assertThat(paths.of(person).stage()).isEqualTo(Stage.IDENTIFIED);
        JourneyProposal proposal = paths.of(person).proposals().getFirst();
        assertThat(proposal.organisation()).isEqualTo("Mission locale de Rouen");
        assertThat(proposal.state()).isEqualTo(ReferralStatus.ACCEPTED);

        As.member(
                Fixture.AGENT_ROUEN,
                () -> journeys.take(person, proposal.id(), paths.of(person).version(), Connection.PACEA, today));

        assertThat(paths.of(person).stage()).isEqualTo(Stage.CONNECTED);
        assertThat(paths.of(person).proposals()).isEmpty();
        As.member(
                Fixture.AGENT_ROUEN,
                () -> assertThatThrownBy(() -> journeys.dismiss(person, proposal.id()))
                        .isInstanceOf(NotFound.class));
    }

    @Test
    void a_proposal_let_go_comes_back_only_with_a_new_answer() {
        JourneyProposal proposal = paths.of(person).proposals().getFirst();
        As.member(Fixture.AGENT_ROUEN, () -> journeys.dismiss(person, proposal.id()));
        assertThat(paths.of(person).proposals()).isEmpty();
        assertThat(paths.of(person).stage()).isEqualTo(Stage.IDENTIFIED);
        assertThat(database.asOwner()
                        .queryForMap("select decision, event_id from journey_proposal where id = ?", proposal.id()))
                .containsEntry("decision", "DISMISSED")
                .containsEntry("event_id", null);

        Instant appointment = clock.instant().plus(Duration.ofDays(1));
        Instant after = appointment.plus(Duration.ofDays(1));
        answers(clock.instant(), version -> referrals.schedule(referral, version, new Appointment(appointment, null)));
        answers(after, version -> referrals.attended(referral, version));
        assertThat(paths.of(person).proposals()).isEmpty();
        answers(after, version -> referrals.start(referral, version, LocalDate.now(clock)));
        assertThat(paths.of(person).proposals())
                .extracting(JourneyProposal::state)
                .containsExactly(ReferralStatus.STARTED);
        assertThat(paths.of(person).stage()).isEqualTo(Stage.IDENTIFIED);
    }

    @Test
    void a_partner_that_is_no_mission_locale_proposes_nothing() {
        YouthId other = story.person("Repas");
        ReferralId sent = story.sent(other, Fixture.RESTO);
        As.member(
                Fixture.AGENT_RESTO,
                () -> referrals.accept(sent, queries.get(sent).version()));

        assertThat(paths.of(other).proposals()).isEmpty();
    }

    @Test
    void a_stranger_and_a_partner_read_nothing_and_write_nothing() {
        UUID met = paths.of(person).events().getLast().id().value();
        for (Identity who :
                List.of(Fixture.AGENT_ELBEUF, Fixture.AGENT_ML, Fixture.AGENT_RESTO, Fixture.COORDINATION)) {
            try (AppSession session = database.session(who)) {
                for (String table : List.of("journey_event", "journey_proposal", "outcome_check")) {
                    assertThat(session.count("select count(*) from " + table + " where youth_id = ?", person.value()))
                            .as(who.name() + " " + table)
                            .isZero();
                }
                session.harmless(EVENT, event(who, 3, "MOBILISED"));
                session.harmless(EVENT + " on conflict do nothing", event(who, 3, "MOBILISED"));
                session.harmless(EVENT, event(who, 1, "MET"));
                session.harmless(
                        CANCEL,
                        Ids.next(),
                        person.value(),
                        3,
                        who.organisation().value(),
                        who.member().value(),
                        met,
                        today,
                        NOW);
                session.harmless(
                        "update journey_proposal set decision = 'DISMISSED', decided_at = ?, decided_organisation = ?, decided_member = ?",
                        NOW,
                        who.organisation().value(),
                        who.member().value());
            }
        }
        assertThat(paths.of(person).version()).isEqualTo(2);
    }

    @Test
    void nobody_but_the_recipient_proposes_and_only_what_it_answered() {
        for (Identity who : List.of(Fixture.AGENT_ELBEUF, Fixture.AGENT_RESTO, Fixture.AGENT_ROUEN)) {
            try (AppSession session = database.session(who)) {
                session.harmless(PROPOSAL, proposal(who, person, referral, "STARTED"));
                session.harmless(PROPOSAL, proposal(Fixture.AGENT_ML, person, referral, "STARTED"));
            }
        }
        YouthId other = paths.informed("Autre");
        try (AppSession session = database.session(Fixture.AGENT_ML)) {
            session.harmless(PROPOSAL, proposal(Fixture.AGENT_ML, person, referral, "STARTED"));
            session.harmless(PROPOSAL, proposal(Fixture.AGENT_ML, other, referral, "ACCEPTED"));
            session.harmless(
                    PROPOSAL + " on conflict do nothing", proposal(Fixture.AGENT_ML, person, referral, "ACCEPTED"));
        }
        ReferralId unanswered = story.sent(story.person("Sans réponse"));
        UUID waiting = database.asOwner()
                .queryForObject("select youth_id from referral where id = ?", UUID.class, unanswered.value());
        try (AppSession session = database.session(Fixture.AGENT_ML)) {
            session.harmless(PROPOSAL, proposal(Fixture.AGENT_ML, new YouthId(waiting), unanswered, "ACCEPTED"));
        }
    }

    @Test
    void who_follows_fully_is_held_to_the_rules_by_the_database_too() {
        Identity who = Fixture.AGENT_ROUEN;
        UUID identified = paths.of(person).events().getFirst().id().value();
        YouthId anonymous =
                paths.record(org.visibles.youth.YouthDetails.named("Sans nom").build());
        try (AppSession session = database.session(who)) {
            session.refused(EVENT, event(who, 3, "MET"));
            session.refused(EVENT, event(who, 5, "MOBILISED"));
            session.refused(EVENT, event(who, 2, "MOBILISED"));
            session.refused(EVENT, event(who, 3, "CONNECTED"));
            session.refused(EVENT, event(Fixture.COLLEAGUE_ROUEN, 3, "MOBILISED"));
            session.refused(EVENT, event(Fixture.AGENT_ELBEUF, 3, "MOBILISED"));
            Object[] early = event(who, 3, "MOBILISED");
            early[6] = today.minusYears(1);
            session.refused(EVENT, early);
            Object[] late = event(who, 3, "MOBILISED");
            late[6] = today.plusDays(2);
            session.refused(EVENT, late);
            Object[] notInformed = event(who, 2, "IDENTIFIED");
            notInformed[1] = anonymous.value();
            session.refused(EVENT, notInformed);
            session.forbidden("update journey_event set effective_on = '2019-01-01'");
            session.forbidden("update journey_event set stage = 'EXITED'");
            session.forbidden("delete from journey_event");
            session.forbidden("delete from journey_proposal");
            session.forbidden("update journey_proposal set youth_id = ?", anonymous.value());
            session.forbidden("update outcome_check set still = 'YES'");
            session.forbidden("delete from outcome_check");
            session.refused(
                    "insert into outcome_check (id, youth_id, event_id, number, organisation_id, member_id, still, checked_on, recorded_at) values (?, ?, ?, 1, ?, ?, 'YES', ?, ?)",
                    Ids.next(),
                    person.value(),
                    identified,
                    who.organisation().value(),
                    who.member().value(),
                    today,
                    NOW);
            session.refused(
                    "update journey_proposal set decision = 'TAKEN', decided_at = ?, decided_organisation = ?, decided_member = ?, event_id = ? where youth_id = ?",
                    NOW,
                    who.organisation().value(),
                    who.member().value(),
                    identified,
                    person.value());
            assertThat(session.update(EVENT, event(who, 3, "MOBILISED"))).isEqualTo(1);
        }
    }

    @Test
    void another_persons_event_cannot_be_taken_back_through_ones_own() {
        YouthId own = As.member(
                Fixture.AGENT_ELBEUF,
                () -> youth.record(
                        org.visibles.youth.YouthDetails.named("Mienne").build()));
        JourneyEventId foreign = paths.of(person).events().getFirst().id();
        Identity who = Fixture.AGENT_ELBEUF;
        try (AppSession session = database.session(who)) {
            session.refused(
                    CANCEL,
                    Ids.next(),
                    own.value(),
                    2,
                    who.organisation().value(),
                    who.member().value(),
                    foreign.value(),
                    today,
                    NOW);
        }
        As.member(who, () -> {
            assertThatThrownBy(() -> journeys.cancel(own, foreign, "vol")).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> journeys.cancel(person, foreign, "vol")).isInstanceOf(NotFound.class);
        });
        assertThat(paths.of(person).stage()).isEqualTo(Stage.IDENTIFIED);
    }

    @Test
    void two_who_follow_fully_move_one_journey() {
        database.asOwner()
                .update(
                        "insert into circle (organisation_id, youth_id, relation, since, informed) values (?, ?, 'FULL', ?, true)",
                        Fixture.ELBEUF.value(),
                        person.value(),
                        NOW);
        int version = paths.of(person).version();
        As.member(Fixture.AGENT_ELBEUF, () -> journeys.move(MoveJourney.to(Stage.MOBILISED, person, version, today)));

        As.member(
                Fixture.AGENT_ROUEN,
                () -> assertThatThrownBy(() -> journeys.move(MoveJourney.to(Stage.LOST, person, version, today)))
                        .isInstanceOf(StaleVersion.class));
        assertThat(database.asOwner()
                        .queryForList(
                                "select stage from circle where youth_id = ? and relation = 'FULL'",
                                String.class,
                                person.value()))
                .containsExactly("MOBILISED", "MOBILISED");
        assertThat(database.asOwner()
                        .queryForList(
                                "select stage from circle where youth_id = ? and relation = 'SHARED'",
                                String.class,
                                person.value()))
                .containsOnlyNulls();
        JourneyEventId theirs = paths.of(person).events().getFirst().id();
        As.member(Fixture.AGENT_ROUEN, () -> journeys.cancel(person, theirs, "saisi par erreur"));
        assertThat(paths.of(person).stage()).isEqualTo(Stage.IDENTIFIED);
    }

    @Test
    void without_a_context_nothing_is_seen() {
        try (AppSession session = database.nobody()) {
            for (String table : List.of("journey_event", "journey_proposal", "outcome_check")) {
                assertThat(session.count("select count(*) from " + table)).isZero();
            }
            session.harmless(EVENT, event(Fixture.AGENT_ROUEN, 3, "MOBILISED"));
        }
    }

    private void answers(Instant at, LongConsumer answer) {
        story.at(at, () -> As.member(Fixture.AGENT_ML, () -> answer.accept(story.version(referral))));
    }

    private Object[] event(Identity who, int number, String stage) {
        return new Object[] {
            Ids.next(),
            person.value(),
            number,
            who.organisation().value(),
            who.member().value(),
            stage,
            today,
            NOW
        };
    }

    private Object[] proposal(Identity who, YouthId of, ReferralId by, String state) {
        return new Object[] {
            Ids.next(),
            of.value(),
            by.value(),
            state,
            who.organisation().value(),
            who.member().value(),
            today,
            NOW
        };
    }
}
