package org.visibles.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_RESTO;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.visibles.access.Tokens;
import org.visibles.answer.SentLinks.Kind;
import org.visibles.answer.SentLinks.Opening;
import org.visibles.answer.SentLinks.Sent;
import org.visibles.database.ShiftableClock;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.YouthId;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralService;
import org.visibles.referral.Story;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.Agreements;
import org.visibles.youth.YouthService;

/** What the two parties see of the links, and the sender's sending one again. */
@VisiblesTest
class SentLinksTest {

    @Autowired
    private AnswerDoor door;

    @Autowired
    private GuestDesk desk;

    @Autowired
    private SentLinks links;

    @Autowired
    private ReferralService service;

    @Autowired
    private ReferralQueries queries;

    @Autowired
    private Agreements agreements;

    @Autowired
    private YouthService youth;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private Partner partner;
    private YouthId person;
    private ReferralId id;

    @BeforeEach
    void rouen_has_sent_somebody_to_a_partner_without_account() {
        partner = new Partner(door, database);
        Story story = new Story(youth, service, queries, clock);
        person = story.person("Renvoi");
        id = story.sent(person, Fixture.RESTO);
    }

    @Test
    void both_parties_read_where_the_link_went_and_what_became_of_it() {
        var guest = partner.opens(id);
        Partner.as(guest, desk::look);
        Partner.as(guest, desk::look);

        for (Identity who : List.of(AGENT_ROUEN, AGENT_RESTO)) {
            Sent sent = sent(who);
            assertThat(sent.mailbox()).isEqualTo("a…@tables.example");
            assertThat(sent.sentAt()).isNotNull();
            assertThat(sent.sameAddress()).isTrue();
            assertThat(sent.open()).isTrue();
            assertThat(sent.openings())
                    .extracting(Opening::kind, Opening::times)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(Kind.READ, 2),
                            org.assertj.core.groups.Tuple.tuple(Kind.OPENED, 1),
                            org.assertj.core.groups.Tuple.tuple(Kind.CODE_SENT, 1));
        }
        assertThat(As.member(AGENT_ELBEUF, () -> links.of(id))).isEmpty();
        assertThatThrownBy(() -> As.member(Fixture.ADMIN, () -> links.of(id)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void a_link_sent_again_opens_and_the_one_before_still_does() {
        String first = partner.link(id);
        again(11);

        assertThat((String) partner.mails(id).getFirst().get("subject"))
                .startsWith("Une orientation vous attend toujours");
        assertThat(partner.link(id)).isNotEqualTo(first);
        assertThat(partner.opens(id).referral()).isEqualTo(id);
        assertThat(partner.opens(id, first).referral()).isEqualTo(id);
        assertThat(sent(AGENT_ROUEN).openings()).extracting(Opening::kind).contains(Kind.SENT_AGAIN);
    }

    @Test
    void not_twice_in_ten_minutes_and_not_four_times_a_day() {
        refuses("TOO_SOON", 5);
        again(11);
        refuses("TOO_SOON", 20);
        again(22);
        again(33);
        refuses("TOO_OFTEN", 44);
        again(60 * 24 + 12);

        assertThat(partner.mails(id)).hasSize(5);
    }

    @Test
    void nothing_goes_where_nothing_can_be_answered() {
        database.asOwner().update("update organisation set email = null where id = ?", Fixture.RESTO.value());
        refuses("NO_ADDRESS", 11);
        assertThat(sent(AGENT_ROUEN).mailbox()).isNull();
        database.asOwner()
                .update("update organisation set email = 'nouveau@tables.example' where id = ?", Fixture.RESTO.value());
        assertThat(sent(AGENT_ROUEN).sameAddress())
                .as("the link went elsewhere")
                .isFalse();
        database.asOwner()
                .update(
                        "update account set password_hash = 'x' where id = ?",
                        AGENT_RESTO.account().value());
        refuses("ACCOUNT", 11);
        database.asOwner()
                .update(
                        "update account set password_hash = null where id = ?",
                        AGENT_RESTO.account().value());
        As.member(
                AGENT_ROUEN,
                () -> agreements
                        .current(person)
                        .forEach(row -> agreements.withdraw(person, row.id(), java.time.LocalDate.now(clock))));
        refuses("CLOSED", 11);
    }

    @Test
    void nobody_but_the_sender_sends_again() {
        for (Identity who : List.of(AGENT_ELBEUF, Fixture.AGENT_ML)) {
            assertThatThrownBy(() -> As.member(who, () -> links.sendAgain(id))).isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> As.member(AGENT_RESTO, () -> links.sendAgain(id)))
                .isInstanceOf(AccessDeniedException.class);
        for (Identity who : List.of(AGENT_ELBEUF, AGENT_RESTO, Fixture.COORDINATION, Fixture.ADMIN)) {
            try (AppSession session = database.session(who)) {
                assertThat(session.rows(
                                "select * from resend_answer_link(?, ?, ?, now() + interval '1 hour', now() + interval '8 days')",
                                Ids.next(),
                                id.value(),
                                Tokens.hash("x")))
                        .isEmpty();
                assertThat(session.rows("select * from answer_link_state(?)", id.value()))
                        .hasSize(who.equals(AGENT_RESTO) ? 1 : 0);
                session.forbidden("select has_answering_account(?)", Fixture.RESTO.value());
            }
        }
        try (AppSession guest = partner.session(partner.opens(id))) {
            assertThat(guest.rows("select * from answer_link_state(?)", id.value()))
                    .isEmpty();
        }
    }

    @Test
    void a_neighbour_who_follows_the_person_too_reads_no_opening() {
        partner.opens(id);
        database.asOwner()
                .update(
                        "insert into circle (organisation_id, youth_id, relation, since) values (?, ?, 'FULL', now())",
                        Fixture.ELBEUF.value(),
                        person.value());

        try (AppSession elbeuf = database.session(AGENT_ELBEUF)) {
            assertThat(elbeuf.count("select count(*) from referral where id = ?", id.value()))
                    .as("it follows")
                    .isOne();
            assertThat(elbeuf.count("select count(*) from answer_opening")).isZero();
            assertThat(elbeuf.rows("select * from answer_link_state(?)", id.value()))
                    .isEmpty();
        }
        assertThat(As.member(AGENT_ELBEUF, () -> links.of(id))).isEmpty();
    }

    private Sent sent(Identity who) {
        return As.member(who, () -> links.of(id)).orElseThrow();
    }

    private void again(int minutes) {
        ((ShiftableClock) clock)
                .runAt(
                        clock.instant().plus(Duration.ofMinutes(minutes)),
                        () -> As.member(AGENT_ROUEN, () -> links.sendAgain(id)));
    }

    private void refuses(String reason, int minutes) {
        assertThatThrownBy(() -> again(minutes))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("rule.answer.again." + reason);
    }
}
