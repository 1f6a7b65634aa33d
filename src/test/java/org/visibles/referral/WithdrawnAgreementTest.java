package org.visibles.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ML;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.YouthId;
import org.visibles.messaging.NotificationInbox;
import org.visibles.referral.conversation.Conversation;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.AgreementKind;
import org.visibles.youth.AgreementRow;
import org.visibles.youth.Agreements;
import org.visibles.youth.Choices;
import org.visibles.youth.DisclosedField;
import org.visibles.youth.YouthCircle;
import org.visibles.youth.YouthService;

/** What a partner still has, by the use cases and as an attacker with the program's role, once the person said no. */
@VisiblesTest
class WithdrawnAgreementTest {

    private static final String TOLD = "select count(*) from referral_disclosure where referral_id = ?";
    private static final String FOLLOWED = "select count(*) from circle where youth_id = ?";
    private static final String WRITTEN = "select count(*) from referral_message where referral_id = ?";

    @Autowired
    private YouthService youth;

    @Autowired
    private YouthCircle circle;

    @Autowired
    private Agreements agreements;

    @Autowired
    private ReferralService service;

    @Autowired
    private ReferralQueries queries;

    @Autowired
    private Conversation conversation;

    @Autowired
    private ReferralExpiry expiry;

    @Autowired
    private NotificationInbox inbox;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private Story story;
    private YouthId person;

    @BeforeEach
    void begin() {
        story = new Story(youth, service, queries, clock);
        person = story.person("Revenu sur son accord");
    }

    @Test
    void before_the_answer_the_partner_reads_and_does_nothing_any_more() {
        ReferralId id = story.sent(person);
        As.member(AGENT_ROUEN, () -> conversation.write(id, "Plutôt le matin"));
        withdraw(id);

        ReferralDetail partner = story.detail(AGENT_ML, id);
        assertThat(partner.shared()).isEmpty();
        assertThat(partner.reason()).isNull();
        assertThat(partner.needs()).isEmpty();
        assertThat(partner.row().label()).isNull();
        assertThat(partner.history()).isEmpty();
        assertThat(partner.row().closed()).isTrue();
        assertThat(As.member(AGENT_ML, () -> conversation.of(id))).isEmpty();
        assertThat(As.member(AGENT_ROUEN, () -> conversation.of(id))).hasSize(1);
        assertThatThrownBy(() -> As.member(AGENT_ML, () -> service.accept(id, partner.version())))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("rule.referral.agreement-withdrawn");
        for (Identity party : List.of(AGENT_ML, AGENT_ROUEN)) {
            assertThatThrownBy(() -> As.member(party, () -> conversation.write(id, "Encore un mot")))
                    .isInstanceOf(RuleViolation.class);
        }
        As.member(AGENT_ML, () -> service.see(id));
        assertThat(told(AGENT_ROUEN, id)).first().isEqualTo("referral.notice.agreement-withdrawn");
        assertThat(told(AGENT_ML, id)).first().isEqualTo("referral.notice.closed");

        expiry.run();
        assertThat(story.status(id))
                .as("taken back, not left without an answer")
                .isEqualTo(ReferralStatus.WITHDRAWN);
    }

    @Test
    void what_was_accepted_stays_as_it_stands_and_closes_at_once() {
        ReferralId id = story.accepted(person);
        withdraw(id);
        attacked(id, "SCHEDULED");
        assertThat(story.status(id)).isEqualTo(ReferralStatus.ACCEPTED);
        assertThatThrownBy(() -> As.member(AGENT_ML, () -> circle.shared(person)))
                .isInstanceOf(NotFound.class);
        assertThat(As.member(AGENT_ML, () -> queries.shared(person))).isEmpty();
        assertThat(story.detail(AGENT_ROUEN, id).shared())
                .as("the referrer still knows what it told")
                .isNotEmpty();

        ReferralId again = story.accepted(person);
        assertThat(story.detail(AGENT_ML, again).shared()).as("agreed anew").isNotEmpty();
        assertThat(story.detail(AGENT_ML, id).shared()).isEmpty();
    }

    @Test
    void accepting_behind_the_program_s_back_and_joining_later_does_not_help() {
        ReferralId id = story.sent(person);
        try (AppSession partner = database.session(AGENT_ML)) {
            partner.update(
                    "update referral set status = 'ACCEPTED', decided_at = ?, moved_at = ?, version = version + 1 where id = ?",
                    OffsetDateTime.now(clock),
                    OffsetDateTime.now(clock),
                    id.value());
            partner.commit();
        }
        withdraw(id);
        attacked(id, "SCHEDULED");
    }

    @Test
    void nobody_sets_or_lifts_the_end_of_an_agreement_by_hand() {
        ReferralId id = story.sent(person);
        for (Identity party : List.of(AGENT_ROUEN, AGENT_ML, AGENT_ELBEUF)) {
            try (AppSession session = database.session(party)) {
                session.forbidden("update referral set agreement_withdrawn_on = current_date where id = ?", id.value());
                session.harmless(
                        "update referral set agreement_id = ?, version = version + 1 where id = ?",
                        Ids.next(),
                        id.value());
                session.harmless(
                        "update referral set moved_at = ?, version = version + 1 where id = ?",
                        OffsetDateTime.now(clock).plusDays(9),
                        id.value());
            }
        }
        withdraw(id);
        try (AppSession sender = database.session(AGENT_ROUEN)) {
            sender.harmless(
                    "update referral set status = 'EXPIRED', decided_at = ?, version = version + 1 where id = ?",
                    OffsetDateTime.now(clock).plusDays(90),
                    id.value());
        }
    }

    @Test
    void an_agreement_given_for_none_in_particular_closes_all_agreed_since() {
        UUID general = As.member(
                AGENT_ROUEN,
                () -> agreements.record(
                        person, AgreementKind.REFERRAL, LocalDate.now(clock).minusDays(3), Choices.Means.ORAL));
        ReferralId one = story.sent(person);
        ReferralId other = story.sent(person, Fixture.ELBEUF);
        YouthId somebody = story.person("Un autre");
        ReferralId unconcerned = story.sent(somebody);
        As.member(AGENT_ROUEN, () -> agreements.withdraw(person, general, LocalDate.now(clock)));
        assertThat(story.detail(AGENT_ML, one).shared()).isEmpty();
        assertThat(story.detail(AGENT_ELBEUF, other).shared()).isEmpty();
        assertThat(story.detail(AGENT_ML, unconcerned).shared()).isNotEmpty();
    }

    @Test
    void what_another_referral_told_with_an_agreement_of_its_own_stays() {
        ReferralId closed = story.accepted(person);
        As.member(AGENT_ML, () -> service.drop(closed, story.version(closed), LocalDate.now(clock)));
        SendReferral named = story.request(person, Fixture.ML_ROUEN);
        ReferralId kept = As.member(
                AGENT_ROUEN,
                () -> service.send(new SendReferral(
                        person,
                        named.recipient(),
                        Set.of(),
                        null,
                        null,
                        Set.of(DisclosedField.COMMUNE),
                        named.agreedOn())));
        As.member(AGENT_ML, () -> service.accept(kept, story.version(kept)));
        withdraw(closed);
        try (AppSession partner = database.session(AGENT_ML)) {
            assertThat(partner.rows(
                            "select label, pseudo_key, commune_code from circle where youth_id = ?", person.value()))
                    .singleElement()
                    .satisfies(row -> assertThat(row)
                            .containsEntry("label", null)
                            .containsEntry("pseudo_key", null)
                            .containsEntry("commune_code", Fixture.COMMUNE_ROUEN));
            assertThat(partner.count(TOLD, closed.value())).isZero();
            assertThat(partner.count(TOLD, kept.value())).isPositive();
        }
    }

    @Test
    void the_record_s_page_says_for_whom_each_agreement_was_given() {
        ReferralId id = story.sent(person);
        assertThat(As.member(AGENT_ROUEN, () -> agreements.all(person)))
                .extracting(AgreementRow::about)
                .containsExactly("Mission locale de Rouen");
        assertThat(story.detail(AGENT_ROUEN, id).row().agreement()).isNotNull();
    }

    private void attacked(ReferralId id, String next) {
        try (AppSession partner = database.session(AGENT_ML)) {
            assertThat(partner.count(TOLD, id.value())).isZero();
            assertThat(partner.count(FOLLOWED, person.value())).isZero();
            assertThat(partner.count(WRITTEN, id.value())).isZero();
            partner.harmless(
                    "update referral set status = ?, appointment_at = ?, version = version + 1 where id = ?",
                    next,
                    OffsetDateTime.now(clock),
                    id.value());
            partner.forbidden(
                    "insert into referral_message (id, referral_id, organisation_id, member_id, text, sent_at) values (?, ?, ?, ?, 'x', ?)",
                    Ids.next(),
                    id.value(),
                    Fixture.ML_ROUEN.value(),
                    AGENT_ML.member().value(),
                    OffsetDateTime.now(clock));
            assertThat(partner.refused("select join_circle(?)", id.value()).getMessage())
                    .contains("not found");
            assertThat(partner.count("select count(*) from agreement where youth_id = ?", person.value()))
                    .isZero();
        }
    }

    private void withdraw(ReferralId id) {
        UUID agreement = story.detail(AGENT_ROUEN, id).row().agreement();
        As.member(AGENT_ROUEN, () -> agreements.withdraw(person, agreement, LocalDate.now(clock)));
    }

    private List<String> told(Identity who, ReferralId id) {
        return As.member(who, () -> inbox.page(0, 200)).stream()
                .filter(row -> row.link().equals("orientations/" + id))
                .map(row -> row.textKey())
                .toList();
    }
}
