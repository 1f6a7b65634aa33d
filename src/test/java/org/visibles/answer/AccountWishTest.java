package org.visibles.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.visibles.testkit.Fixture.AGENT_RESTO;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.visibles.database.ShiftableClock;
import org.visibles.kernel.CurrentGuest.Guest;
import org.visibles.kernel.Identity;
import org.visibles.kernel.ReferralId;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralService;
import org.visibles.referral.Story;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.YouthService;

/** A partner that answers by links asks for an account: once, and without anybody's name. */
@VisiblesTest
class AccountWishTest {

    private static final String TOLD = "select member_id, text_key, arguments::text arguments, link from notification"
            + " where text_key like 'answer.notice.account%' order by text_key";

    @Autowired
    private AnswerDoor door;

    @Autowired
    private GuestDesk desk;

    @Autowired
    private AccountWish wish;

    @Autowired
    private ReferralService service;

    @Autowired
    private ReferralQueries queries;

    @Autowired
    private YouthService youth;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private Story story;
    private Partner partner;
    private ReferralId id;
    private Guest guest;

    @BeforeEach
    void a_partner_has_answered() {
        database.asOwner().update("delete from account_wish");
        database.asOwner().update("delete from notification where text_key like 'answer.notice.account%'");
        partner = new Partner(door, database);
        story = new Story(youth, service, queries, clock);
        id = story.sent(story.person("Réponse"), Fixture.RESTO);
        guest = partner.opens(id);
        Partner.as(guest, () -> service.accept(id, queries.get(id).version()));
    }

    @Test
    void administrators_and_the_coordination_are_told_once_however_often_it_is_pressed() {
        assertThat(Partner.as(guest, desk::look).account()).isEqualTo(new AccountWish.State(null, false));
        Partner.as(guest, wish::say);
        Partner.as(guest, wish::say);
        ReferralId other = story.sent(story.person("Autre"), Fixture.RESTO);
        Guest elsewhere = partner.opens(other);
        Partner.as(elsewhere, () -> service.accept(other, queries.get(other).version()));
        Partner.as(elsewhere, wish::say);

        assertThat(database.rowsAsOwner(TOLD))
                .containsExactly(
                        Map.of(
                                "member_id", Fixture.ADMIN.member().value(),
                                "text_key", "answer.notice.account",
                                "arguments", "{\"Les Tables solidaires\"}",
                                "link", "membres"),
                        Map.of(
                                "member_id", Fixture.COORDINATION.member().value(),
                                "text_key", "answer.notice.account-coordination",
                                "arguments", "{\"Les Tables solidaires\"}",
                                "link", ""));
        assertThat(Partner.as(elsewhere, desk::look).account().wishedAt()).isNotNull();
        ((ShiftableClock) clock).runAt(clock.instant().plus(Duration.ofDays(31)), () -> Partner.as(guest, wish::say));
        assertThat(database.rowsAsOwner(TOLD)).as("once more after a month").hasSize(4);
    }

    @Test
    void before_an_answer_and_beside_an_account_there_is_nothing_to_ask_for() {
        ReferralId unanswered = story.sent(story.person("Sans réponse"), Fixture.RESTO);
        Guest there = partner.opens(unanswered);
        Partner.as(there, wish::say);
        database.asOwner()
                .update(
                        "update account set password_hash = 'x' where id = ?",
                        AGENT_RESTO.account().value());
        try {
            assertThat(Partner.as(guest, desk::look).account().account()).isTrue();
            Partner.as(guest, wish::say);
        } finally {
            database.asOwner()
                    .update(
                            "update account set password_hash = null where id = ?",
                            AGENT_RESTO.account().value());
        }

        assertThat(database.rowsAsOwner(TOLD)).isEmpty();
        assertThat(Partner.as(guest, desk::look).account().wishedAt()).isNull();
    }

    @Test
    void nobody_else_wishes_or_reads_who_does() {
        Partner.as(guest, wish::say);
        for (Identity who : List.of(Fixture.AGENT_ROUEN, AGENT_RESTO, Fixture.AGENT_ELBEUF, Fixture.ADMIN)) {
            assertThatThrownBy(() -> As.member(who, wish::say)).isInstanceOf(AccessDeniedException.class);
            try (AppSession session = database.session(who)) {
                session.set("visibles.guest", guest.session());
                session.forbidden("select * from account_wish");
                session.forbidden("insert into account_wish values (?, now())", Fixture.ELBEUF.value());
                session.forbidden("update account_wish set asked_at = now()");
                assertThat(session.rows("select * from wish_for_account(now() + interval '90 days')"))
                        .isEmpty();
                assertThat(session.rows("select * from account_wished()")).isEmpty();
            }
        }
        try (AppSession nobody = database.nobody()) {
            assertThat(nobody.rows("select * from wish_for_account(now() + interval '90 days')"))
                    .isEmpty();
        }
        try (AppSession session = partner.session(guest)) {
            session.forbidden("select * from account_wish");
        }
    }
}
