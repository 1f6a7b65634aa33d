package org.visibles.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.visibles.kernel.Ids;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.YouthId;
import org.visibles.messaging.LetterWriter;
import org.visibles.messaging.Notifications;
import org.visibles.messaging.Outbox;
import org.visibles.referral.Appointment;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralService;
import org.visibles.referral.Story;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.Choices;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

@VisiblesTest
class AppointmentRemindersTest {

    /** Ten in the morning, the day before an appointment in the night in which summer time ends. */
    private static final Instant NOW = Instant.parse("2027-10-30T08:00:00Z");

    private static final Instant AT = Instant.parse("2027-10-31T14:00:00Z");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Outbox outbox;

    @Autowired
    private LetterWriter letters;

    @Autowired
    private SlipText slips;

    @Autowired
    private Notifications notifications;

    @Autowired
    private YouthService youth;

    @Autowired
    private ReferralService service;

    @Autowired
    private ReferralQueries queries;

    @Autowired
    private Clock clock;

    @Autowired
    private TestDatabase database;

    private final List<String> texts = new ArrayList<>();
    private final SmsPort phone = (number, text) -> texts.add(number + " " + text);
    private Story story;

    @BeforeEach
    void begin() {
        story = new Story(youth, service, queries, clock);
        database.asOwner()
                .update("delete from referral where appointment_at >= '2027-10-30' and appointment_at < '2027-11-02'");
        database.asOwner().execute("truncate outbox, notification, notification_read");
    }

    @Test
    void who_prefers_mail_is_written_to_once() {
        ReferralId id = scheduled(Choices.ContactWay.EMAIL, AT);
        run(NOW, phone);
        run(NOW, phone);
        run(NOW.plus(Duration.ofHours(3)), phone);

        assertThat(mails(id)).singleElement().satisfies(mail -> {
            assertThat(mail.get("recipient")).isEqualTo("ines@example.org");
            assertThat(mail.get("body").toString())
                    .contains("dimanche 31 octobre 2027, 15:00", "12 rue du Port")
                    .doesNotContain("Rappelée", "Inès", "Mission locale");
        });
        assertThat(texts).isEmpty();
        assertThat(told()).isEmpty();
    }

    @Test
    void who_prefers_a_text_gets_one_and_a_moved_appointment_another() {
        ReferralId id = scheduled(Choices.ContactWay.SMS, AT);
        run(NOW, phone);
        run(NOW, phone);
        assertThat(texts).singleElement().asString().startsWith("+33612345678 Rappel de votre rendez-vous");
        story.at(
                NOW,
                () -> As.member(
                        Fixture.AGENT_ML,
                        () -> service.schedule(id, story.version(id), new Appointment(AT.plusSeconds(3600), null))));
        run(NOW, phone);
        assertThat(texts).hasSize(2);
    }

    @Test
    void without_a_provider_or_when_it_refuses_the_worker_is_asked() {
        scheduled(Choices.ContactWay.SMS, AT);
        run(NOW, new UnsentSms());
        run(NOW, phone);
        assertThat(told()).containsExactly("appointment.notice.remind");
        scheduled(Choices.ContactWay.SMS, AT.plusSeconds(60));
        run(NOW, (number, text) -> {
            throw new IllegalStateException("no credit for " + number);
        });
        assertThat(told()).hasSize(2);
        assertThat(texts).isEmpty();
    }

    @Test
    void what_the_program_cannot_do_is_asked_of_the_worker_once() {
        scheduled(Choices.ContactWay.PHONE, AT);
        scheduled(null, AT.plusSeconds(60));
        run(NOW, phone);
        run(NOW, phone);
        assertThat(told()).containsExactly("appointment.notice.remind", "appointment.notice.remind");
    }

    @Test
    void a_text_that_a_crash_cut_off_is_never_sent_again_but_told() {
        ReferralId id = scheduled(Choices.ContactWay.SMS, AT);
        try {
            run(NOW, (number, text) -> {
                throw new Crash();
            });
        } catch (Crash crashed) {
            assertThat(told()).isEmpty();
        }
        run(NOW.plusSeconds(60), phone);
        assertThat(texts).isEmpty();
        run(NOW.plus(Duration.ofMinutes(16)), phone);
        run(NOW.plus(Duration.ofMinutes(40)), phone);
        assertThat(texts).isEmpty();
        assertThat(told()).containsExactly("appointment.notice.unsure");
        assertThat(database.rowsAsOwner("select state from appointment_reminder where referral_id = ?", id.value()))
                .extracting(row -> row.get("state"))
                .containsExactly("DONE");
    }

    @Test
    void nobody_is_reminded_who_wants_no_contact_nor_at_night_nor_on_another_day() {
        ReferralId left = scheduled(Choices.ContactWay.EMAIL, AT);
        doNotContact(left);
        ReferralId today = scheduled(Choices.ContactWay.EMAIL, Instant.parse("2027-10-30T21:59:00Z"));
        ReferralId after = scheduled(Choices.ContactWay.EMAIL, Instant.parse("2027-10-31T23:00:00Z"));
        ReferralId last = scheduled(Choices.ContactWay.EMAIL, Instant.parse("2027-10-31T22:59:00Z"));
        run(Instant.parse("2027-10-30T06:59:00Z"), phone);
        run(Instant.parse("2027-10-30T17:00:00Z"), phone);
        assertThat(mails(last)).isEmpty();
        run(NOW, phone);

        assertThat(mails(left)).isEmpty();
        assertThat(mails(today)).isEmpty();
        assertThat(mails(after)).isEmpty();
        assertThat(mails(last)).hasSize(1);
        assertThat(told()).isEmpty();
    }

    /** The end of a process, which no handler sees. */
    private static final class Crash extends Error {}

    private void run(Instant at, SmsPort port) {
        var ports = new StaticListableBeanFactory(Map.of("sms", port)).getBeanProvider(SmsPort.class);
        var job = new AppointmentReminders(jdbc, transactions, outbox, letters, slips, notifications, ports, clock);
        As.nobody(() -> {
            story.at(at, job::run);
            return at;
        });
    }

    private ReferralId scheduled(Choices.@Nullable ContactWay way, Instant at) {
        return story.at(NOW.minus(Duration.ofDays(5)), () -> {
            YouthId person = As.member(
                    Fixture.AGENT_ROUEN,
                    () -> youth.record(YouthDetails.named("Rappelée " + Ids.next())
                            .firstName("Inès")
                            .phones(List.of("06 12 34 56 78"))
                            .email("ines@example.org")
                            .contactWay(way)
                            .commune(Fixture.COMMUNE_ROUEN)
                            .informedOn(LocalDate.now(clock))
                            .informedMeans(Choices.Means.ORAL)
                            .build()));
            ReferralId id = story.accepted(person);
            As.member(
                    Fixture.AGENT_ML,
                    () -> service.schedule(id, story.version(id), new Appointment(at, "12 rue du Port")));
            return id;
        });
    }

    private void doNotContact(ReferralId id) {
        database.asOwner()
                .update(
                        """
                        insert into contact (id, youth_id, organisation_id, author_id, at, on_day, channel, initiative, result, logged_at,
                          changed_at, changed_by, fact_id, version)
                        select ?, r.youth_id, r.sender_id, r.sender_member, ?, ?, 'PHONE', 'WORKER', 'DO_NOT_CONTACT', now(), now(),
                          r.sender_member, ?, 0 from referral r where r.id = ?""",
                        Ids.next(),
                        java.sql.Timestamp.from(NOW.minusSeconds(3600)),
                        java.sql.Date.valueOf("2027-10-30"),
                        Ids.next(),
                        id.value());
    }

    /** To the person, not the invitations. */
    private List<Map<String, Object>> mails(ReferralId id) {
        return database.rowsAsOwner(
                "select recipient, body from outbox where about_id = ? and calendar is null", id.value());
    }

    private List<String> told() {
        return database.asOwner()
                .queryForList(
                        "select text_key from notification where text_key like 'appointment.%' order by created_at, id",
                        String.class);
    }
}
