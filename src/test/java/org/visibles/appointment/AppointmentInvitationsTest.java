package org.visibles.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.YouthId;
import org.visibles.referral.Appointment;
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

@VisiblesTest
class AppointmentInvitationsTest {

    @Autowired
    private YouthService youth;

    @Autowired
    private ReferralService service;

    @Autowired
    private ReferralQueries queries;

    @Autowired
    private Agreements agreements;

    @Autowired
    private Clock clock;

    @Autowired
    private TestDatabase database;

    private Story story;
    private Instant next;

    @BeforeEach
    void begin() {
        story = new Story(youth, service, queries, clock);
        next = clock.instant().plus(Duration.ofDays(2));
        database.asOwner()
                .update(
                        "update organisation set email = 'Accueil@ml.example.org' where id = ?",
                        Fixture.ML_ROUEN.value());
    }

    @AfterEach
    void end() {
        database.asOwner().update("update organisation set email = null where id = ?", Fixture.ML_ROUEN.value());
    }

    @Test
    void an_appointment_made_moved_and_called_off_is_one_entry_with_a_growing_number() throws Exception {
        ReferralId id = story.accepted(story.person("Invitée"));
        schedule(id, next, "12 rue du Port");
        schedule(id, next.plus(Duration.ofDays(1)), "13 rue du Port");
        As.member(Fixture.AGENT_ML, () -> service.callOff(id, story.version(id)));
        schedule(id, next, null);

        for (String address : List.of("accueil@ml.example.org", "agent_rouen@example.org")) {
            var mails = mails(id, address);
            assertThat(mails)
                    .extracting(mail -> mail.get("calendar_method"))
                    .containsExactly("REQUEST", "REQUEST", "CANCEL", "REQUEST");
            int number = 0;
            for (var mail : mails) {
                VEvent event = event(mail);
                assertThat(value(event, "UID")).isEqualTo(id + "@visibles");
                assertThat(value(event, "SEQUENCE")).isEqualTo(String.valueOf(number++));
                assertThat(value(event, "ATTENDEE")).isEqualTo("mailto:" + address);
            }
            assertThat(mails.get(2).get("body").toString()).contains("est annulé", "13 rue du Port");
            assertThat(event(mails.get(2)).getProperty("LOCATION").orElseThrow().getValue())
                    .isEqualTo("13 rue du Port");
        }
    }

    @Test
    void nothing_of_the_person_leaves() {
        ReferralId id = story.accepted(story.person("Zébulon"));
        schedule(id, next, "12 rue du Port");

        assertThat(mails(id, "accueil@ml.example.org"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.values().toString())
                        .doesNotContain("Zébulon", "Inès", "Delaunay", "12 34 56", "formation")
                        .contains(id.reference(), "Ville de Rouen", "12 rue du Port"));
    }

    @Test
    void an_appointment_noted_afterwards_invites_nobody() {
        ReferralId id =
                story.at(clock.instant().minus(Duration.ofDays(3)), () -> story.accepted(story.person("Après coup")));
        schedule(id, clock.instant().minus(Duration.ofHours(1)), null);

        assertThat(mails(id, "agent_rouen@example.org")).isEmpty();
    }

    @Test
    void a_kept_appointment_is_not_called_off() {
        ReferralId id = story.accepted(story.person("Venue"));
        schedule(id, next, null);
        story.at(
                next.plusSeconds(60), () -> As.member(Fixture.AGENT_ML, () -> service.attended(id, story.version(id))));

        assertThat(mails(id, "agent_rouen@example.org")).hasSize(1);
    }

    @Test
    void a_withdrawn_agreement_calls_it_off_once() {
        YouthId person = story.person("Retirée");
        ReferralId id = story.accepted(person);
        schedule(id, next, null);
        As.member(
                Fixture.AGENT_ROUEN,
                () -> agreements
                        .current(person)
                        .forEach(row -> agreements.withdraw(person, row.id(), LocalDate.now(clock))));

        assertThat(mails(id, "accueil@ml.example.org"))
                .extracting(mail -> mail.get("calendar_method"))
                .containsExactly("REQUEST", "CANCEL");
    }

    @Test
    void without_a_registered_address_the_worker_is_invited_all_the_same() {
        end();
        ReferralId id = story.accepted(story.person("Sans adresse"));
        schedule(id, next, null);

        assertThat(database.rowsAsOwner(
                        "select recipient from outbox where about_id = ? and state = 'WAITING'", id.value()))
                .extracting(row -> row.get("recipient"))
                .containsExactly("agent_rouen@example.org");
    }

    @Test
    void another_organisation_learns_no_address_and_numbers_nothing() {
        ReferralId id = story.accepted(story.person("Ailleurs"));
        schedule(id, next, null);
        try (AppSession elbeuf = database.session(Fixture.AGENT_ELBEUF)) {
            assertThat(elbeuf.rows("select * from next_invitation(?)", id.value()))
                    .isEmpty();
            elbeuf.forbidden("select * from appointment_invited");
            elbeuf.forbidden("update appointment_invited set sequence = 9");
            elbeuf.forbidden(
                    "select email from account a join member m on m.account_id = a.id where false union select password_hash from account");
        }
        assertThat(database.rowsAsOwner("select sequence from appointment_invited where referral_id = ?", id.value()))
                .extracting(row -> row.get("sequence"))
                .containsExactly(0);
    }

    private void schedule(ReferralId id, Instant at, String place) {
        As.member(Fixture.AGENT_ML, () -> service.schedule(id, story.version(id), new Appointment(at, place)));
    }

    private List<Map<String, Object>> mails(ReferralId id, String address) {
        return database.rowsAsOwner(
                "select subject, body, html, calendar_method, calendar from outbox where about_id = ? and recipient = ? and calendar is not null order by created_at, id",
                id.value(),
                address);
    }

    private static VEvent event(Map<String, Object> mail) throws Exception {
        Calendar calendar = new CalendarBuilder().build(new StringReader((String) mail.get("calendar")));
        assertThat(calendar.validate(true).getEntries()).isEmpty();
        return calendar.<VEvent>getComponent("VEVENT").orElseThrow();
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }
}
