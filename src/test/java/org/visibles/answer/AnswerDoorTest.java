package org.visibles.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.visibles.testkit.Fixture.AGENT_RESTO;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.access.Tokens;
import org.visibles.kernel.CurrentGuest.Guest;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.StaleVersion;
import org.visibles.kernel.YouthId;
import org.visibles.referral.DeclineReason;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralService;
import org.visibles.referral.ReferralStatus;
import org.visibles.referral.Story;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.AgreementKind;
import org.visibles.youth.Agreements;
import org.visibles.youth.YouthService;

/** From the mail to the session, and what ends one. */
@VisiblesTest
class AnswerDoorTest {

    @Autowired
    private AnswerDoor door;

    @Autowired
    private GuestDesk desk;

    @Autowired
    private YouthService youth;

    @Autowired
    private ReferralService service;

    @Autowired
    private ReferralQueries queries;

    @Autowired
    private Agreements agreements;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private Story story;
    private Partner partner;
    private YouthId person;
    private ReferralId id;

    @BeforeEach
    void rouen_refers_to_a_partner_without_an_account() {
        partner = new Partner(door, database);
        story = new Story(youth, service, queries, clock);
        person = story.person("Capuche");
        id = story.sent(person, Fixture.RESTO);
    }

    @Test
    void the_mail_says_who_refers_and_nothing_about_the_person() {
        Map<String, Object> mail = partner.mails(id).getFirst();

        assertThat(mail.get("recipient")).isEqualTo(Partner.MAILBOX);
        assertThat((String) mail.get("body"))
                .contains("Ville de Rouen", "vous adresse un jeune", AnswerMails.reference(id))
                .doesNotContain("Capuche", "Inès", "Delaunay", "formation", id.toString(), AGENT_ROUEN.name());
        assertThat((String) mail.get("subject")).doesNotContain("Capuche", "Rouen");
    }

    @Test
    void neither_token_nor_code_nor_address_stands_in_the_tables() {
        String token = partner.link(id);
        String code = partner.code(id, token);

        List<Map<String, Object>> rows = database.rowsAsOwner(
                "select row_to_json(l)::text row from answer_link l where referral_id = ?", id.value());

        assertThat(rows)
                .singleElement()
                .extracting(row -> row.get("row"))
                .asString()
                .doesNotContain(token, code, "tables");
    }

    @Test
    void the_right_code_opens_once() {
        String token = partner.link(id);
        String code = partner.code(id, token);

        String session = As.nobody(() -> door.open(token, " " + code.substring(0, 4) + " " + code.substring(4), "a"))
                .orElseThrow();

        assertThat(As.nobody(() -> door.enter(session)))
                .hasValueSatisfying(guest -> assertThat(guest.referral()).isEqualTo(id));
        assertThat(As.nobody(() -> door.open(token, code, "a"))).as("replayed").isEmpty();
        assertThat(As.nobody(() -> door.enter(session.toLowerCase() + "x"))).isEmpty();
    }

    @Test
    void a_code_is_good_for_its_own_link_and_for_a_quarter_of_an_hour() {
        String token = partner.link(id);
        ReferralId other = story.sent(story.person("Autre"), Fixture.RESTO);
        String otherToken = partner.link(other);
        String code = partner.code(id, token);
        partner.code(other, otherToken);

        assertThat(As.nobody(() -> door.open(otherToken, code, "a"))).isEmpty();
        database.asOwner().update("update answer_link set code_made_at = code_made_at - interval '16 minutes'");
        assertThat(As.nobody(() -> door.open(token, code, "a"))).isEmpty();
    }

    @Test
    void the_fifth_wrong_code_locks_the_link_and_not_the_referral() {
        String token = partner.link(id);
        Guest inside = partner.opens(id, token);
        String code = partner.code(id, token);
        for (int attempt = 0; attempt < 5; attempt++) {
            String source = "source " + attempt; // from elsewhere each time, so that it is the link that counts
            assertThat(As.nobody(() -> door.open(token, wrong(code), source))).isEmpty();
        }

        assertThat(As.nobody(() -> door.open(token, code, "elsewhere")))
                .as("the right one, too late")
                .isEmpty();
        assertThatThrownBy(() -> Partner.as(inside, desk::look)).isInstanceOf(NotFound.class);
        assertThat(story.status(id)).isEqualTo(ReferralStatus.SENT);

        partner.aMinutePasses();
        As.nobody(() -> door.ask(token, "a", Locale.FRENCH));
        String fresh = partner.link(id);
        assertThat(fresh).isNotEqualTo(token);
        assertThat(Partner.as(partner.opens(id, fresh), desk::look)
                        .detail()
                        .row()
                        .id())
                .isEqualTo(id);
    }

    @Test
    void a_link_that_is_too_old_is_renewed_by_mail() {
        String token = partner.link(id);
        Guest inside = partner.opens(id, token);
        database.asOwner()
                .update(
                        "update answer_link set made_at = made_at - interval '9 days', expires_at = expires_at - interval '9 days' where referral_id = ?",
                        id.value());

        assertThatThrownBy(() -> Partner.as(inside, desk::look)).isInstanceOf(NotFound.class);
        partner.aMinutePasses();
        As.nobody(() -> door.ask(token, "a", Locale.FRENCH));

        assertThat(partner.mails(id).getFirst().get("recipient")).isEqualTo(Partner.MAILBOX);
        assertThat(partner.opens(id, partner.link(id)).referral()).isEqualTo(id);
    }

    @Test
    void mails_are_bounded_however_often_one_asks() {
        String token = partner.link(id);
        partner.code(id, token);
        int before = partner.mails(id).size();

        As.nobody(() -> door.ask(token, "a", Locale.FRENCH));
        assertThat(partner.mails(id)).as("within a minute").hasSize(before);
        for (int times = 0; times < 20; times++) {
            partner.aMinutePasses();
            As.nobody(() -> door.ask(token, "a", Locale.FRENCH));
        }
        assertThat(partner.mails(id)).as("a day").hasSize(1 + 12);
    }

    @Test
    void a_withdrawn_referral_opens_nothing_at_once() {
        String token = partner.link(id);
        Guest inside = partner.opens(id, token);
        As.member(AGENT_ROUEN, () -> service.withdraw(id));

        assertThatThrownBy(() -> Partner.as(inside, desk::look)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> Partner.as(inside, () -> service.accept(id, 2)))
                .isInstanceOf(NotFound.class);
        partner.aMinutePasses();
        As.nobody(() -> door.ask(token, "a", Locale.FRENCH));
        assertThat((String) partner.mails(id).getFirst().get("subject")).startsWith("Cette orientation n'attend plus");
    }

    @Test
    void a_wrong_address_is_put_right_and_the_link_sent_to_it_is_dead() {
        String token = partner.link(id);
        Guest stranger = partner.opens(id, token);
        try {
            database.asOwner()
                    .update(
                            "update organisation set email = 'juste@tables.example' where id = ?",
                            Fixture.RESTO.value());

            assertThatThrownBy(() -> Partner.as(stranger, desk::look)).isInstanceOf(NotFound.class);
            partner.aMinutePasses();
            As.nobody(() -> door.ask(token, "a", Locale.FRENCH));
            assertThat(partner.mails(id).getFirst().get("recipient")).isEqualTo("juste@tables.example");
        } finally {
            partner = new Partner(door, database);
        }
    }

    @Test
    void a_withdrawn_agreement_closes_what_was_shared() {
        Guest guest = partner.opens(id);
        assertThat(Partner.as(guest, desk::look).detail().shared()).hasSize(2);

        As.member(
                AGENT_ROUEN,
                () -> agreements.current(person).stream()
                        .filter(each -> each.kind() == AgreementKind.REFERRAL)
                        .forEach(each -> agreements.withdraw(person, each.id(), LocalDate.now(clock))));

        var detail = Partner.as(guest, desk::look).detail();
        assertThat(detail.shared()).isEmpty();
        assertThat(detail.reason()).isNull();
    }

    @Test
    void of_two_agents_who_answer_at_once_the_second_is_told() {
        String token = partner.link(id);
        Guest first = partner.opens(id, token);
        Guest second = partner.opens(id, token);
        long version = Partner.as(second, desk::look).detail().version();
        Partner.as(first, () -> service.accept(id, version));

        assertThatThrownBy(() -> Partner.as(second, () -> service.decline(id, version, DeclineReason.FULL, null)))
                .isInstanceOf(StaleVersion.class);
        assertThat(story.status(id)).isEqualTo(ReferralStatus.ACCEPTED);
    }

    @Test
    void unknown_links_are_answered_alike_until_their_source_has_to_wait() {
        for (int times = 0; times < 30; times++) {
            assertThat(As.nobody(() -> door.ask(Tokens.next(), "198.51.100.9", Locale.FRENCH)))
                    .isTrue();
        }
        assertThat(As.nobody(() -> door.ask(Tokens.next(), "198.51.100.9", Locale.FRENCH)))
                .isFalse();
        assertThat(As.nobody(() -> door.ask(partner.link(id), "198.51.100.9", Locale.FRENCH)))
                .isFalse();
        assertThat(As.nobody(() -> door.ask(partner.link(id), "198.51.100.10", Locale.FRENCH)))
                .isTrue();
    }

    @Test
    void where_somebody_has_an_account_no_link_goes_round() {
        database.asOwner()
                .update(
                        "update account set password_hash = 'x' where id = ?",
                        AGENT_RESTO.account().value());
        try {
            ReferralId other = story.sent(story.person("Compte"), Fixture.RESTO);

            assertThat(partner.mails(other)).isEmpty();
        } finally {
            database.asOwner()
                    .update(
                            "update account set password_hash = null where id = ?",
                            AGENT_RESTO.account().value());
        }
    }

    private static String wrong(String code) {
        return code.startsWith("0") ? "1" + code.substring(1) : "0" + code.substring(1);
    }
}
