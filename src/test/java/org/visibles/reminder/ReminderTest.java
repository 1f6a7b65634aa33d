package org.visibles.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visibles.testkit.Fixture.AGENT_ML;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;
import static org.visibles.testkit.Fixture.RESPONSABLE_ROUEN;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.visibles.kernel.ContactId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.YouthId;
import org.visibles.messaging.NotificationInbox;
import org.visibles.messaging.NotificationRow;
import org.visibles.outreach.ContactChannel;
import org.visibles.outreach.ContactContent;
import org.visibles.outreach.ContactResult;
import org.visibles.outreach.ContactService;
import org.visibles.outreach.Initiative;
import org.visibles.outreach.LogContact;
import org.visibles.referral.Appointment;
import org.visibles.referral.Diary;
import org.visibles.referral.ReferralService;
import org.visibles.referral.Story;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

/** Rouen sends to its mission locale, which keeps silent; the clock goes on. */
@VisiblesTest
class ReminderTest {

    /** A Monday morning of a year that no other test lives in. */
    private static final Instant START = Instant.parse("2031-03-03T09:00:00Z");

    private static final String PARTNER = "accueil@ml-rouen.example";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ReminderJob job;

    @Autowired
    private Reminders reminders;

    @Autowired
    private Silences silences;

    @Autowired
    private ContactService contacts;

    @Autowired
    private ReferralService service;

    @Autowired
    private NotificationInbox inbox;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private Diary diary;
    private Story story;

    @BeforeEach
    void the_mission_locale_has_an_address() {
        diary = Diary.from(context, START);
        story = diary.story();
        address(PARTNER);
    }

    @AfterEach
    void as_before() {
        address(null);
        database.asOwner().update("delete from notification where created_at > '2031-01-01'");
        database.asOwner().update("delete from outbox where created_at > '2031-01-01'");
    }

    @Test
    void a_silent_partner_is_reminded_twice_and_the_silence_goes_up() {
        ReferralId id = sent("Silence");
        days(9);
        assertThat(asked(id)).isEmpty();
        days(10);
        assertThat(asked(id)).containsExactly("ANSWER 1");
        assertThat(bell(AGENT_ML, id))
                .first()
                .satisfies(notice -> assertThat(notice.textKey()).isEqualTo("reminder.notice.ANSWER"));
        assertThat(mails(PARTNER))
                .singleElement()
                .satisfies(body -> assertThat(body)
                        .contains(id.reference(), "/reponse/")
                        .doesNotContain("Silence", "Inès", "Delaunay", "Cherche"));
        days(19);
        assertThat(asked(id)).containsExactly("ANSWER 1");
        days(20);
        assertThat(asked(id)).containsExactly("ANSWER 1", "ANSWER 2", "LEAD 1");
        assertThat(bell(RESPONSABLE_ROUEN, id)).first().satisfies(notice -> {
            assertThat(notice.textKey()).isEqualTo("reminder.notice.LEAD");
            assertThat(notice.arguments()).containsExactly(id.reference(), "Mission locale de Rouen");
        });
        assertThat(mails("responsable_rouen@example.org")).anyMatch(body -> body.contains(id.reference()));
        days(30);
        assertThat(asked(id)).containsExactly("ANSWER 1", "ANSWER 2", "COORDINATION 1", "LEAD 1");
        days(45);
        assertThat(asked(id)).hasSize(4);
    }

    @Test
    void a_job_run_again_on_two_nodes_or_late_reminds_once() throws Exception {
        ReferralId id = sent("Deux nœuds");
        Instant tenth = START.plus(Duration.ofDays(10));
        CyclicBarrier barrier = new CyclicBarrier(2);
        List<Thread> nodes = new ArrayList<>();
        for (int node = 0; node < 2; node++) {
            nodes.add(Thread.ofPlatform()
                    .start(() -> story.at(tenth, () -> {
                        try {
                            barrier.await();
                        } catch (Exception broken) {
                            throw new IllegalStateException(broken);
                        }
                        job.run();
                    })));
        }
        for (Thread node : nodes) {
            node.join();
        }
        days(10);
        assertThat(asked(id)).containsExactly("ANSWER 1");
        assertThat(mails(PARTNER).stream().filter(body -> body.contains(id.reference())))
                .hasSize(1);
        assertThat(bell(AGENT_ML, id))
                .filteredOn(notice -> notice.textKey().startsWith("reminder"))
                .hasSize(1);
    }

    @Test
    void after_a_long_break_reminders_keep_their_distance() {
        ReferralId id = sent("Panne");
        days(25);
        days(26);
        assertThat(asked(id)).containsExactly("ANSWER 1");
        days(35);
        assertThat(asked(id)).contains("ANSWER 2");
    }

    @Test
    void who_was_asked_back_replies_before_the_partner_is_reminded() {
        ReferralId id = sent("Question");
        write(5, AGENT_ML, id);
        days(14);
        assertThat(asked(id)).isEmpty();
        days(15);
        assertThat(asked(id)).containsExactly("REPLY 1");
        assertThat(bell(AGENT_ROUEN, id))
                .first()
                .satisfies(notice -> assertThat(notice.textKey()).isEqualTo("reminder.notice.REPLY"));
        write(16, AGENT_ROUEN, id);
        days(25);
        assertThat(asked(id)).containsExactly("REPLY 1");
        days(26);
        assertThat(asked(id)).containsExactly("ANSWER 1", "REPLY 1");
    }

    @Test
    void each_state_in_which_a_referral_could_be_forgotten_is_asked_about() {
        ReferralId id = sent("Étapes");
        answer(1, id, version -> service.accept(id, version));
        days(10);
        assertThat(asked(id)).isEmpty();
        days(11);
        assertThat(asked(id)).containsExactly("APPOINTMENT 1");
        Instant appointment = START.plus(Duration.ofDays(14));
        answer(12, id, version -> service.schedule(id, version, new Appointment(appointment, null)));
        days(14);
        assertThat(asked(id)).hasSize(1);
        days(15);
        assertThat(asked(id)).containsExactly("APPOINTMENT 1", "OUTCOME 1");
        answer(16, id, version -> service.missed(id, version));
        days(16);
        assertThat(asked(id)).contains("NEXT 1", "NEXT_SENDER 1");
        Instant second = START.plus(Duration.ofDays(18));
        answer(17, id, version -> service.schedule(id, version, new Appointment(second, null)));
        answer(18, id, version -> service.attended(id, version));
        days(27);
        assertThat(asked(id)).hasSize(4);
        days(28);
        assertThat(asked(id)).contains("BEGINNING 1");
        answer(30, id, version -> service.start(id, version, LocalDate.now(clock)));
        days(89);
        assertThat(asked(id)).hasSize(5);
        days(90);
        assertThat(asked(id)).contains("ONGOING 1");
        days(149);
        assertThat(asked(id)).doesNotContain("ONGOING 2");
        write(149, AGENT_ML, id);
        days(150);
        assertThat(asked(id)).as("it goes on, said the partner").doesNotContain("ONGOING 2", "LEAD 1");
        days(209);
        assertThat(asked(id)).contains("ONGOING 2").doesNotContain("LEAD 1");
        days(269);
        assertThat(asked(id)).contains("ONGOING 3", "LEAD 1");
    }

    @Test
    void about_who_wants_no_more_contact_only_the_referrer_is_asked() {
        YouthId person = story.at(START, () -> story.person("Tranquille"));
        ReferralId id = story.at(START, () -> story.sent(person));
        story.at(
                START.plus(Duration.ofDays(2)),
                () -> As.member(
                        AGENT_ROUEN,
                        () -> contacts.log(new LogContact(
                                new ContactId(Ids.next()),
                                person,
                                new ContactContent(
                                        LocalDateTime.now(clock),
                                        ContactChannel.PHONE,
                                        Initiative.YOUNG_PERSON,
                                        ContactResult.DO_NOT_CONTACT,
                                        null,
                                        null,
                                        Set.of(),
                                        null,
                                        false,
                                        null,
                                        null,
                                        null)))));
        days(10);
        days(20);
        assertThat(asked(id)).containsExactly("LEFT_ALONE 1");
        assertThat(mails(PARTNER)).noneMatch(body -> body.contains(id.reference()));
    }

    @Test
    void a_lead_of_the_sender_is_told_and_nobody_of_the_partner_reads_it() {
        ReferralId id = sent("Caché au partenaire");
        days(10);
        days(20);
        days(30);
        try (var partner = database.session(AGENT_ML)) {
            assertThat(partner.rows("select kind from referral_reminder where referral_id = ?", id.value()))
                    .extracting(row -> row.get("kind"))
                    .containsOnly("ANSWER");
        }
        try (var other = database.session(Fixture.AGENT_ELBEUF)) {
            assertThat(other.count("select count(*) from referral_reminder where referral_id = ?", id.value()))
                    .isZero();
        }
    }

    @Test
    void the_coordination_reads_coarse_counts_and_is_told_once_a_week() {
        Instant then = Instant.parse("2035-05-07T09:00:00Z");
        story.at(then, () -> story.sent(story.person("Compté"), Fixture.ELBEUF));
        List.of(10, 20, 30).forEach(day -> story.at(then.plus(Duration.ofDays(day)), job::run));
        assertThat(silent(then.plus(Duration.ofDays(30)))).contains(new SilentPartner("Ville d'Elbeuf", 0));
        for (int number = 0; number < 5; number++) {
            story.at(then, () -> story.sent(story.person("Compté aussi"), Fixture.ELBEUF));
        }
        List.of(10, 20, 30, 31).forEach(day -> story.at(then.plus(Duration.ofDays(day)), job::run));
        assertThat(silent(then.plus(Duration.ofDays(31)))).contains(new SilentPartner("Ville d'Elbeuf", 5));
        assertThat(As.member(Fixture.COORDINATION, () -> inbox.page(0, 200)))
                .filteredOn(notice -> notice.textKey().equals("reminder.notice.silences")
                        && !notice.createdAt().isBefore(then.plus(Duration.ofDays(28)))
                        && notice.createdAt().isBefore(then.plus(Duration.ofDays(40))))
                .as("of the week of the thirtieth day")
                .hasSize(1);
        try (var coordination = database.session(Fixture.COORDINATION)) {
            assertThat(coordination.count("select count(*) from referral_reminder"))
                    .isZero();
        }
    }

    @Test
    void many_take_as_many_statements_to_read_as_few() {
        ReferralId first = sent("Peu");
        story.at(START.plus(Duration.ofDays(5)), job::run);
        int few = quiet();
        for (int number = 0; number < 20; number++) {
            sent("Beaucoup " + number);
        }
        assertThat(quiet()).isEqualTo(few);
        assertThat(asked(first)).isEmpty();
    }

    @Test
    void histories_over_the_real_services_end_or_are_told_upwards() {
        ServedHistories histories = new ServedHistories(context);
        for (long seed = 1; seed <= 3; seed++) {
            histories.play(seed);
        }
    }

    /** On a day on which nothing is due. */
    private int quiet() {
        Identity program = new Identity(
                AGENT_ML.account(),
                org.visibles.kernel.MemberId.PROGRAM,
                Fixture.ML_ROUEN,
                "test",
                Set.of(org.visibles.kernel.Role.OUTREACH_WORKER, org.visibles.kernel.Role.TEAM_LEAD));
        return story.at(
                START.plus(Duration.ofDays(5)), () -> As.member(program, () -> statements.count(reminders::remind)));
    }

    private List<SilentPartner> silent(Instant at) {
        return story.at(at, () -> As.member(Fixture.COORDINATION, silences::partners));
    }

    private ReferralId sent(String pseudonym) {
        return diary.sent(pseudonym);
    }

    private void days(int after) {
        diary.on(after, job::run);
    }

    private void answer(int day, ReferralId id, java.util.function.LongConsumer move) {
        diary.answer(Duration.ofDays(day).plusHours(1), id, move); // after the job of that day
    }

    private void write(int day, Identity who, ReferralId id) {
        diary.write(day, who, id, "Bonjour");
    }

    private List<String> asked(ReferralId id) {
        return database.asOwner()
                .queryForList(
                        "select kind || ' ' || number from referral_reminder where referral_id = ? order by 1",
                        String.class,
                        id.value());
    }

    private List<NotificationRow> bell(Identity who, ReferralId id) {
        return diary.bell(who, id);
    }

    private List<String> mails(String to) {
        return database.asOwner()
                .queryForList(
                        "select body from outbox where recipient = ? and subject not like 'Une orientation vous attend%' order by created_at",
                        String.class, to);
    }

    private void address(String email) {
        database.asOwner().update("update organisation set email = ? where id = ?", email, Fixture.ML_ROUEN.value());
        database.asOwner().update("delete from outbox where recipient = ?", PARTNER);
    }
}
