package org.visibles.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.visibles.testkit.Fixture.AGENT_ML;
import static org.visibles.testkit.Fixture.AGENT_RESTO;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.CurrentGuest.Guest;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.kernel.YouthId;
import org.visibles.referral.Appointment;
import org.visibles.referral.DeclineReason;
import org.visibles.referral.Proposal;
import org.visibles.referral.ProposalService;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralService;
import org.visibles.referral.ReferralStatus;
import org.visibles.referral.ReferralStep;
import org.visibles.referral.Story;
import org.visibles.referral.conversation.Conversation;
import org.visibles.referral.conversation.ReferralMessage;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.widgets.Formats;
import org.visibles.youth.YouthService;

/** A partner answers by its link from the first look to the end, and everything goes with it as by an account. */
@VisiblesTest
class GuestAnswerTest {

    @Autowired
    private AnswerDoor door;

    @Autowired
    private GuestDesk desk;

    @Autowired
    private ReferralService service;

    @Autowired
    private ProposalService proposals;

    @Autowired
    private ReferralQueries queries;

    @Autowired
    private Conversation conversation;

    @Autowired
    private YouthService youth;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private Story story;
    private Partner partner;
    private YouthId person;
    private ReferralId id;
    private Guest guest;

    @BeforeEach
    void a_partner_has_opened_its_link() {
        partner = new Partner(door, database);
        story = new Story(youth, service, queries, clock);
        person = story.person("Bonnet");
        id = story.sent(person, Fixture.RESTO);
        guest = partner.opens(id);
    }

    @Test
    void what_it_reads_is_what_was_shared() {
        var seen = Partner.as(guest, desk::look).detail();

        assertThat(seen.shared().values()).containsExactlyInAnyOrder("Bonnet", Fixture.COMMUNE_ROUEN);
        assertThat(seen.reason()).isEqualTo("Cherche une formation");
        assertThat(seen.row().sender()).isEqualTo("Ville de Rouen");
        assertThat(seen.received()).isTrue();
        assertThat(As.member(AGENT_ROUEN, () -> queries.get(id)).row().seenAt()).isNotNull();
        assertThat(database.rowsAsOwner(
                        "select kind from answer_opening where referral_id = ? order by id", id.value()))
                .extracting(row -> row.get("kind"))
                .containsExactly("CODE_SENT", "OPENED", "READ");
    }

    @Test
    void from_accepting_to_the_end() {
        Partner.as(guest, () -> service.accept(id, version()));
        Instant then = clock.instant().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        Partner.as(
                guest,
                () -> proposals.propose(
                        id,
                        version(),
                        List.of(
                                new Appointment(then, "12 rue du Port"),
                                new Appointment(then.plus(Duration.ofDays(1)), null))));
        Proposal first = As.member(AGENT_ROUEN, () -> proposals.open(id)).getFirst();
        As.member(AGENT_ROUEN, () -> proposals.choose(id, senderVersion(), first.id()));
        database.asOwner()
                .update("update referral set appointment_at = sent_at where id = ?", id.value()); // the hour has come
        Partner.as(guest, () -> service.attended(id, version()));
        Partner.as(guest, () -> service.start(id, version(), LocalDate.now(clock)));
        Partner.as(guest, () -> service.complete(id, version(), LocalDate.now(clock)));

        assertThat(As.member(AGENT_ROUEN, () -> queries.get(id)).history())
                .extracting(ReferralStep::status, ReferralStep::organisation, ReferralStep::byLink)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(ReferralStatus.SENT, "Ville de Rouen", false),
                        org.assertj.core.groups.Tuple.tuple(ReferralStatus.ACCEPTED, "Les Tables solidaires", true),
                        org.assertj.core.groups.Tuple.tuple(ReferralStatus.SCHEDULED, "Ville de Rouen", false),
                        org.assertj.core.groups.Tuple.tuple(ReferralStatus.ATTENDED, "Les Tables solidaires", true),
                        org.assertj.core.groups.Tuple.tuple(ReferralStatus.STARTED, "Les Tables solidaires", true),
                        org.assertj.core.groups.Tuple.tuple(ReferralStatus.COMPLETED, "Les Tables solidaires", true));
        assertThat(database.rowsAsOwner("""
                        select codes ->> 'state' state from fact where kind = 'REFERRAL' and codes ->> 'referral' = ?
                        and organisation_id = ? and programme_id = ? order by recorded_at""", id.toString(), Fixture.RESTO.value(), Fixture.PROGRAMME.value()))
                .extracting(row -> row.get("state"))
                .containsExactly("ACCEPTED", "ATTENDED", "STARTED", "COMPLETED");
        assertThat(told(AGENT_ROUEN.member().value()))
                .contains("referral.notice.ACCEPTED", "referral.notice.PROPOSED", "referral.notice.ATTENDED");
        assertThat(partner.mails(id))
                .extracting(mail -> mail.get("subject"))
                .anySatisfy(subject -> assertThat((String) subject).startsWith("Un de vos rendez-vous a été choisi"));
    }

    @Test
    void its_answers_are_the_organisation_s_once_somebody_there_has_an_account() {
        Partner.as(guest, () -> service.accept(id, version()));

        var seen = As.member(AGENT_RESTO, () -> queries.get(id));
        assertThat(seen.history()).last().satisfies(step -> {
            assertThat(step.status()).isEqualTo(ReferralStatus.ACCEPTED);
            assertThat(step.byLink()).isTrue();
        });
        assertThat(seen.shared()).hasSize(2);
        As.member(AGENT_RESTO, () -> service.schedule(id, seen.version(), new Appointment(clock.instant(), null)));
        assertThat(Partner.as(guest, desk::look).detail().row().status()).isEqualTo(ReferralStatus.SCHEDULED);
    }

    @Test
    void a_mission_locale_s_answer_by_link_proposes_the_journey_as_well() {
        database.asOwner()
                .update("update organisation set email = 'ml@example.org' where id = ?", Fixture.ML_ROUEN.value());
        try {
            ReferralId other = story.sent(story.person("Proposé"));
            Guest there = partner.opens(other);
            Partner.as(
                    there,
                    () -> service.accept(
                            other, Partner.as(there, desk::look).detail().version()));

            assertThat(database.rowsAsOwner(
                            "select organisation_id from journey_proposal where referral_id = ?", other.value()))
                    .singleElement()
                    .isEqualTo(Map.of("organisation_id", AGENT_ML.organisation().value()));
        } finally {
            database.asOwner().update("update organisation set email = null where id = ?", Fixture.ML_ROUEN.value());
        }
    }

    @Test
    void declined_it_reads_no_more_of_the_person_and_answers_no_second_time() {
        Partner.as(guest, () -> service.decline(id, version(), DeclineReason.FULL, "Complet jusqu'en mars"));

        var after = Partner.as(guest, desk::look).detail();
        assertThat(after.row().status()).isEqualTo(ReferralStatus.DECLINED);
        assertThat(after.shared()).isEmpty();
        assertThat(after.row().label()).isNull();
        assertThatThrownBy(() -> Partner.as(guest, () -> service.accept(id, after.version())))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("rule.referral.transition");
    }

    @Test
    void another_referral_is_not_there_not_even_of_the_same_organisation() {
        ReferralId other = story.sent(story.person("Voisin"), Fixture.RESTO);

        for (ReferralId each : List.of(other, story.sent(story.person("Ailleurs")), ReferralId.next())) {
            Partner.as(guest, () -> {
                assertThatThrownBy(() -> queries.get(each)).isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> service.accept(each, 1)).isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> service.decline(each, 1, DeclineReason.FULL, null))
                        .isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> proposals.propose(each, 1, List.of())).isInstanceOf(NotFound.class);
                assertThat(proposals.open(each)).isEmpty();
            });
        }
        assertThat(story.status(other)).isEqualTo(ReferralStatus.SENT);
    }

    @Test
    void others_can_be_asked_for_and_a_new_offer_replaces_the_old() {
        Partner.as(guest, () -> service.accept(id, version()));
        Appointment one = new Appointment(clock.instant().plus(Duration.ofDays(2)), null);
        Partner.as(guest, () -> proposals.propose(id, version(), List.of(one)));
        Proposal old = As.member(AGENT_ROUEN, () -> proposals.open(id)).getFirst();
        As.member(AGENT_ROUEN, () -> proposals.askForOthers(id));

        assertThat(Partner.as(guest, desk::look).proposals()).isEmpty();
        assertThatThrownBy(() -> As.member(AGENT_ROUEN, () -> proposals.choose(id, senderVersion(), old.id())))
                .isInstanceOf(StaleVersion.class);
        assertThat((String) partner.mails(id).getFirst().get("subject")).startsWith("D'autres rendez-vous");
        Partner.as(guest, () -> proposals.propose(id, version(), List.of(one, one)));
        Partner.as(guest, () -> proposals.propose(id, version(), List.of(one, one, one)));
        assertThat(As.member(AGENT_ROUEN, () -> proposals.open(id))).hasSize(3);
        Partner.as(guest, () -> service.schedule(id, version(), one));
        assertThat(As.member(AGENT_ROUEN, () -> proposals.open(id)))
                .as("fixed meanwhile")
                .isEmpty();
    }

    @Test
    void it_talks_with_whoever_refers() {
        Partner.as(guest, () -> conversation.write(id, "Parle-t-elle français ?"));
        As.member(AGENT_ROUEN, () -> conversation.write(id, "Oui, couramment."));

        assertThat(Partner.as(guest, desk::look).messages())
                .extracting(ReferralMessage::text, ReferralMessage::own)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Parle-t-elle français ?", true),
                        org.assertj.core.groups.Tuple.tuple("Oui, couramment.", false));
        assertThat(As.member(AGENT_ROUEN, () -> conversation.of(id)).getLast().readAt())
                .isNotNull();
        assertThat((String) partner.mails(id).getFirst().get("body"))
                .contains("/reponse/")
                .doesNotContain("couramment");
        assertThat(partner.opens(id).referral()).as("by the link in that mail").isEqualTo(id);
    }

    @Test
    void letters_about_an_appointment_lead_to_where_it_can_answer_and_its_calendar_does_not() {
        Partner.as(guest, () -> service.accept(id, version()));
        Instant soon = clock.instant().plus(Duration.ofDays(2));
        Partner.as(guest, () -> service.schedule(id, version(), new Appointment(soon, "12 rue du Port")));
        assertThat(partner.opens(id).referral()).as("by the invitation's link").isEqualTo(id);
        Partner.as(guest, () -> service.callOff(id, version()));

        assertThat(database.rowsAsOwner(
                        "select body, html, calendar from outbox where about_id = ? and recipient = ? and calendar is not null",
                        id.value(),
                        Partner.MAILBOX))
                .hasSize(2)
                .allSatisfy(mail -> {
                    assertThat((String) mail.get("body")).contains("/reponse/").doesNotContain("orientations/");
                    assertThat((String) mail.get("html")).contains("/reponse/").doesNotContain("orientations/");
                    assertThat(unfolded((String) mail.get("calendar")))
                            .doesNotContain("/reponse/", "orientations/")
                            .contains("le lien est dans le courriel");
                });
        assertThat(database.rowsAsOwner(
                        "select body, calendar from outbox where about_id = ? and recipient = 'agent_rouen@example.org' and calendar is not null",
                        id.value()))
                .hasSize(2)
                .allSatisfy(mail -> {
                    assertThat((String) mail.get("body"))
                            .contains("orientations/" + id)
                            .doesNotContain("/reponse/");
                    assertThat(unfolded((String) mail.get("calendar"))).contains("orientations/" + id);
                });
    }

    private static String unfolded(String calendar) {
        return calendar.replace("\r\n ", "");
    }

    @Test
    void nothing_more_comes_of_it() {
        Partner.as(guest, () -> service.accept(id, version()));
        Instant soon = clock.instant().plus(Duration.ofDays(2));
        Partner.as(guest, () -> service.schedule(id, version(), new Appointment(soon, null)));
        Partner.as(guest, () -> service.callOff(id, version()));
        Partner.as(guest, () -> service.drop(id, version(), LocalDate.now(clock)));

        assertThat(As.member(AGENT_ROUEN, () -> queries.get(id)).row().status()).isEqualTo(ReferralStatus.DROPPED);
        assertThat(database.rowsAsOwner("""
                        select f.codes ->> 'state' state, exists (select from fact c where c.cancels = f.id) taken_back
                        from fact f where f.codes ->> 'referral' = ? order by f.recorded_at, f.id""", id.toString()))
                .as("called off by a guest, the appointment is not counted")
                .containsExactly(
                        Map.of("state", "SENT", "taken_back", false),
                        Map.of("state", "ACCEPTED", "taken_back", false),
                        Map.of("state", "SCHEDULED", "taken_back", true),
                        Map.of("state", "DROPPED", "taken_back", false));
    }

    @Test
    void what_cannot_be_proposed() {
        Appointment soon = new Appointment(clock.instant().plus(Duration.ofDays(2)), null);
        assertRule("rule.referral.transition", List.of(soon));
        Partner.as(guest, () -> service.accept(id, version()));
        assertRule("rule.referral.proposal-count", List.of());
        assertRule("rule.referral.proposal-count", List.of(soon, soon, soon, soon));
        assertRule("rule.referral.proposal-past", List.of(new Appointment(clock.instant(), null)));
        assertRule(
                "rule.referral.appointment-too-far",
                List.of(new Appointment(clock.instant().plus(Duration.ofDays(400)), null)));
        assertThatThrownBy(() -> Appointment.at(LocalDate.of(2027, 3, 28), LocalTime.of(2, 30), Formats.ZONE, null))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("rule.referral.no-such-time");
        assertThat(Appointment.at(LocalDate.of(2027, 10, 31), LocalTime.of(2, 30), Formats.ZONE, null)
                        .at())
                .as("the first of the two")
                .isEqualTo(Instant.parse("2027-10-31T00:30:00Z"));
    }

    private void assertRule(String rule, List<Appointment> appointments) {
        assertThatThrownBy(() -> Partner.as(guest, () -> proposals.propose(id, version(), appointments)))
                .isInstanceOf(RuleViolation.class)
                .hasMessage(rule);
    }

    private long version() {
        return Partner.as(guest, desk::look).detail().version();
    }

    private long senderVersion() {
        return As.member(AGENT_ROUEN, () -> queries.get(id)).version();
    }

    private List<Object> told(Object member) {
        return database
                .rowsAsOwner("select text_key from notification where member_id = ? and link like ?", member, "%" + id)
                .stream()
                .map(row -> row.get("text_key"))
                .toList();
    }
}
