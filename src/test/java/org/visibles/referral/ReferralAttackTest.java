package org.visibles.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ML;
import static org.visibles.testkit.Fixture.AGENT_RESTO;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.YouthId;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.YouthService;

/** What a hostile organisation that knows the ids could try with the program's own role. */
@VisiblesTest
class ReferralAttackTest {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-24T03:00:00Z");
    private static final List<Identity> OTHERS =
            List.of(AGENT_ELBEUF, AGENT_RESTO, Fixture.COORDINATION, Fixture.ADMIN, Fixture.DPO);

    private static final String MAKE = """
            insert into referral (id, youth_id, sender_id, sender_member, recipient_id, status, made_at, version)
            values (?, ?, ?, ?, ?, ?, ?, 0)""";

    private static final String REMEMBER = """
            insert into referral_event (id, referral_id, version, status, organisation_id, member_id, effective_on, recorded_at)
            values (?, ?, ?, ?, ?, ?, date '2026-11-24', ?)""";

    @Autowired
    private YouthService youth;

    @Autowired
    private ReferralService service;

    @Autowired
    private ReferralQueries queries;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private Story story;
    private YouthId person;
    private ReferralId id;

    @BeforeEach
    void rouen_has_sent_somebody_to_the_mission_locale() {
        story = new Story(youth, service, queries, clock);
        person = story.person("Attaqué");
        id = story.sent(person);
    }

    @Test
    void nobody_but_the_two_parties_sees_anything_of_it() {
        for (Identity other : OTHERS) {
            try (AppSession session = database.session(other)) {
                sees(session, 0, 0, 0);
            }
        }
        try (AppSession nobody = database.nobody()) {
            sees(nobody, 0, 0, 0);
        }
        try (AppSession recipient = database.session(AGENT_ML)) {
            sees(recipient, 1, 1, 5);
            assertThat(recipient.count("select count(*) from youth where id = ?", person.value()))
                    .isZero();
        }
        try (AppSession sender = database.session(AGENT_ROUEN)) {
            sees(sender, 1, 1, 5);
        }
    }

    @Test
    void the_recipient_is_in_the_circle_once_it_has_accepted_and_not_before() {
        try (AppSession early = database.session(AGENT_ML)) {
            assertThat(early.refused("select join_circle(?)", id.value()).getMessage())
                    .contains("not found");
            follows(early, 0);
        }
        As.member(AGENT_ML, () -> service.accept(id, story.version(id)));
        try (AppSession recipient = database.session(AGENT_ML)) {
            assertThat(recipient.rows("select relation, label from circle where youth_id = ?", person.value()))
                    .singleElement()
                    .satisfies(row ->
                            assertThat(row).containsEntry("relation", "SHARED").containsEntry("label", "Attaqué"));
            assertThat(recipient.count("select count(*) from youth where id = ?", person.value()))
                    .isZero();
            recipient.harmless("update youth set pseudonym = 'x' where id = ?", person.value());
            recipient.forbidden("update circle set relation = 'FULL' where youth_id = ?", person.value());
            assertThat(recipient.refused("select join_circle(?)", id.value()).getMessage())
                    .as("no second time")
                    .contains("not found");
        }
    }

    @Test
    void what_was_declined_or_taken_back_is_no_longer_read() {
        As.member(AGENT_ML, () -> service.decline(id, story.version(id), DeclineReason.FULL, null));
        try (AppSession recipient = database.session(AGENT_ML)) {
            sees(recipient, 1, 2, 0);
            for (String status : List.of("SENT", "ACCEPTED", "STARTED")) {
                recipient.harmless(
                        "update referral set status = ?, version = version + 1 where id = ?", status, id.value());
            }
            assertThat(recipient.refused("select join_circle(?)", id.value()).getMessage())
                    .contains("not found");
        }
        YouthId other = story.person("Retiré");
        ReferralId withdrawn = story.sent(other);
        As.member(AGENT_ROUEN, () -> service.withdraw(withdrawn));
        try (AppSession recipient = database.session(AGENT_ML)) {
            assertThat(recipient.count(
                            "select count(*) from referral_disclosure where referral_id = ?", withdrawn.value()))
                    .isZero();
        }
    }

    @Test
    void another_s_referral_and_an_unknown_one_are_refused_in_the_same_words() {
        for (Identity other : List.of(AGENT_ELBEUF, AGENT_RESTO, AGENT_ROUEN)) {
            try (AppSession session = database.session(other)) {
                String known =
                        session.refused("select join_circle(?)", id.value()).getMessage();
                String unknown = session.refused("select join_circle(?)", UUID.randomUUID())
                        .getMessage();
                assertThat(known).isEqualTo(unknown);
                session.harmless(
                        "update referral set status = 'ACCEPTED', decided_at = ?, version = version + 1 where id = ?",
                        NOW,
                        id.value());
            }
        }
        assertThat(story.status(id)).isEqualTo(ReferralStatus.SENT);
    }

    @Test
    void nobody_refers_somebody_it_does_not_follow_to_read_what_is_shared() {
        UUID forged = Ids.next();
        try (AppSession elbeuf = database.session(AGENT_ELBEUF)) {
            elbeuf.forbidden( // in its own name, and in the one of Rouen
                    MAKE,
                    forged,
                    person.value(),
                    Fixture.ELBEUF.value(),
                    AGENT_ELBEUF.member().value(),
                    Fixture.ML_ROUEN.value(),
                    "DRAFT",
                    NOW);
            elbeuf.forbidden(
                    MAKE,
                    forged,
                    person.value(),
                    Fixture.ROUEN.value(),
                    AGENT_ROUEN.member().value(),
                    Fixture.ELBEUF.value(),
                    "DRAFT",
                    NOW);
            elbeuf.forbidden(
                    MAKE + " on conflict (id) do update set recipient_id = excluded.recipient_id",
                    id.value(),
                    person.value(),
                    Fixture.ROUEN.value(),
                    AGENT_ROUEN.member().value(),
                    Fixture.ELBEUF.value(),
                    "DRAFT",
                    NOW);
        }
        try (AppSession resto = database.session(AGENT_RESTO)) {
            resto.forbidden( // may not send at all
                    MAKE,
                    forged,
                    person.value(),
                    Fixture.RESTO.value(),
                    AGENT_RESTO.member().value(),
                    Fixture.ML_ROUEN.value(),
                    "DRAFT",
                    NOW);
        }
    }

    @Test
    void an_acceptance_cannot_be_forged_by_the_sender_nor_made_with_the_row() {
        try (AppSession rouen = database.session(AGENT_ROUEN)) {
            rouen.harmless(
                    "update referral set status = 'ACCEPTED', decided_at = ?, version = version + 1 where id = ?",
                    NOW,
                    id.value());
            rouen.forbidden(
                    MAKE,
                    Ids.next(),
                    person.value(),
                    Fixture.ROUEN.value(),
                    AGENT_ROUEN.member().value(),
                    Fixture.ELBEUF.value(),
                    "ACCEPTED",
                    NOW);
            rouen.forbidden("update referral set recipient_id = ? where id = ?", Fixture.ELBEUF.value(), id.value());
            rouen.forbidden("update referral set youth_id = ? where id = ?", Ids.next(), id.value());
            rouen.forbidden("update referral set sender_id = ? where id = ?", Fixture.ELBEUF.value(), id.value());
            rouen.harmless("delete from referral where id = ?", id.value());
        }
    }

    @Test
    void a_referral_is_not_sent_without_information_and_agreement_even_past_the_program() {
        YouthId silent = As.member(
                AGENT_ROUEN,
                () -> youth.record(org.visibles.youth.YouthDetails.named("Muet").build()));
        UUID draft = Ids.next();
        try (AppSession rouen = database.session(AGENT_ROUEN)) {
            rouen.update(
                    MAKE,
                    draft,
                    silent.value(),
                    Fixture.ROUEN.value(),
                    AGENT_ROUEN.member().value(),
                    Fixture.ML_ROUEN.value(),
                    "DRAFT",
                    NOW);
            assertThat(rouen.refused(
                                    "update referral set status = 'SENT', agreed_on = ?, sent_at = ?, due_on = ?, expires_on = ?, version = 1 where id = ?",
                                    LocalDate.of(2026, 11, 24),
                                    NOW,
                                    LocalDate.of(2026, 12, 4),
                                    LocalDate.of(2026, 12, 24),
                                    draft)
                            .getMessage())
                    .contains("not found");
        }
    }

    @Test
    void the_recipient_makes_the_domain_s_moves_alone_and_touches_nothing_else() {
        try (AppSession recipient = database.session(AGENT_ML)) {
            for (String status : List.of("SCHEDULED", "STARTED", "COMPLETED", "WITHDRAWN", "EXPIRED", "DRAFT")) {
                recipient.harmless(
                        "update referral set status = ?, appointment_at = ?, version = version + 1 where id = ?",
                        status,
                        NOW,
                        id.value());
            }
            recipient.harmless(
                    "update referral set expires_on = date '2099-01-01', version = version + 1 where id = ?",
                    id.value());
            recipient.harmless("delete from referral where id = ?", id.value());
            recipient.harmless("update referral set version = version + 9 where id = ?", id.value());
        }
    }

    @Test
    void what_happened_is_neither_invented_nor_changed() {
        try (AppSession recipient = database.session(AGENT_ML)) {
            UUID ml = Fixture.ML_ROUEN.value();
            UUID member = AGENT_ML.member().value();
            recipient.forbidden(REMEMBER, Ids.next(), id.value(), 2L, "ACCEPTED", ml, member, NOW);
            recipient.forbidden(REMEMBER, Ids.next(), id.value(), 1L, "SENT", ml, member, NOW);
            recipient.forbidden(
                    REMEMBER,
                    Ids.next(),
                    id.value(),
                    1L,
                    "SENT",
                    Fixture.ROUEN.value(),
                    AGENT_ROUEN.member().value(),
                    NOW);
            recipient.forbidden("update referral_event set status = 'ACCEPTED' where referral_id = ?", id.value());
            recipient.forbidden("delete from referral_event where referral_id = ?", id.value());
        }
        try (AppSession elbeuf = database.session(AGENT_ELBEUF)) {
            elbeuf.forbidden(
                    REMEMBER,
                    Ids.next(),
                    id.value(),
                    1L,
                    "SENT",
                    Fixture.ELBEUF.value(),
                    AGENT_ELBEUF.member().value(),
                    NOW);
        }
    }

    @Test
    void what_is_shared_can_be_neither_redirected_nor_rewritten() {
        String share =
                "insert into referral_disclosure (referral_id, youth_id, addressee, field, value) values (?, ?, ?, 'PHONE', '+33612345678')";
        for (Identity other : List.of(AGENT_ELBEUF, AGENT_ML, AGENT_ROUEN)) { // sent: closed for the sender as well
            try (AppSession session = database.session(other)) {
                session.forbidden(share, id.value(), person.value(), Fixture.ML_ROUEN.value());
                session.forbidden(
                        share, id.value(), person.value(), other.organisation().value());
                session.forbidden(
                        "update referral_disclosure set addressee = ?",
                        other.organisation().value());
                session.harmless("delete from referral_disclosure where referral_id = ?", id.value());
            }
        }
    }

    @Test
    void who_sent_what_is_told_to_background_work_alone() {
        for (Identity who : List.of(AGENT_ELBEUF, AGENT_ROUEN, Fixture.ADMIN)) {
            try (AppSession session = database.session(who)) {
                assertThat(session.refused("select * from expired_senders('2100-01-01')")
                                .getMessage())
                        .contains("not found");
                session.forbidden("insert into referral_join values (?)", id.value());
                session.forbidden("select * from referral_join");
            }
        }
    }

    private void sees(AppSession session, int referrals, int events, int disclosures) {
        assertThat(session.count("select count(*) from referral where id = ?", id.value()))
                .isEqualTo(referrals);
        assertThat(session.count("select count(*) from referral_event where referral_id = ?", id.value()))
                .isEqualTo(events);
        assertThat(session.count("select count(*) from referral_disclosure where referral_id = ?", id.value()))
                .isEqualTo(disclosures);
    }

    private void follows(AppSession session, int rows) {
        assertThat(session.count("select count(*) from circle where youth_id = ?", person.value()))
                .isEqualTo(rows);
    }
}
