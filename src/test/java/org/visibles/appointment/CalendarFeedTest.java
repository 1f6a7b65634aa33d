package org.visibles.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.visibles.access.CalendarFeeds;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.ReferralId;
import org.visibles.referral.Appointment;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralService;
import org.visibles.referral.Story;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.YouthService;

/** The private calendar, by the address alone and by attacks in the application's role. */
@VisiblesTest
class CalendarFeedTest {

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private CalendarFeeds feeds;

    @Autowired
    private AppointmentService appointments;

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

    private MockMvc mvc;
    private Story story;
    private int source;
    private Instant asked;

    @BeforeEach
    void begin() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        story = new Story(youth, service, queries, clock);
        asked = clock.instant();
    }

    @Test
    void the_worker_and_the_partner_read_their_appointments_by_pseudonym() throws Exception {
        ReferralId id = scheduled("Étoile filante");
        As.member(Fixture.AGENT_ROUEN, () -> appointments.accompany(id));

        for (Identity who : List.of(Fixture.AGENT_ROUEN, Fixture.AGENT_ML)) {
            MockHttpServletResponse answer = answer(make(who) + ".ics");
            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat(answer.getContentType()).isEqualTo("text/calendar;charset=UTF-8");
            assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.getHeader("Set-Cookie")).isNull();
            String text = answer.getContentAsString();
            assertThat(new CalendarBuilder()
                            .build(new StringReader(text))
                            .validate(true)
                            .getEntries())
                    .isEmpty();
            String unfolded = text.replace("\r\n ", "");
            assertThat(unfolded).contains("UID:" + id + "@visibles", "Rendez-vous Étoile filante", "12 rue du Port");
            assertThat(unfolded).doesNotContain("Inès", "Delaunay", "Mission locale", "ATTENDEE", "METHOD");
        }
        assertThat(unfolded(Fixture.AGENT_ROUEN)).contains("Vous accompagnez le jeune");
    }

    @Test
    void a_colleague_and_a_neighbour_read_nothing_of_it() throws Exception {
        ReferralId id = scheduled("Pour un seul");

        for (Identity who : List.of(Fixture.COLLEAGUE_ROUEN, Fixture.AGENT_ELBEUF, Fixture.AGENT_RESTO)) {
            assertThat(unfolded(who)).contains("BEGIN:VCALENDAR").doesNotContain(id.toString(), "Pour un seul");
        }
    }

    @Test
    void who_may_no_longer_read_the_name_is_called_by_the_reference() throws Exception {
        ReferralId id = scheduled("Sans partage");
        database.asOwner()
                .update("delete from referral_disclosure where referral_id = ? and field = 'PSEUDONYM'", id.value());

        assertThat(unfolded(Fixture.AGENT_ML))
                .contains("Rendez-vous " + id.reference())
                .doesNotContain("Sans partage");
    }

    @Test
    void wrong_revoked_replaced_and_closed_are_answered_alike() throws Exception {
        String replaced = make(Fixture.COLLEAGUE_ROUEN);
        String revoked = make(Fixture.COLLEAGUE_ROUEN);
        As.member(Fixture.COLLEAGUE_ROUEN, feeds::revoke);
        String closed = make(Fixture.COLLEAGUE_ROUEN);
        Object member = Fixture.COLLEAGUE_ROUEN.member().value();
        List<String> answers = new ArrayList<>();
        database.asOwner().update("update member set active = false where id = ?", member);
        try {
            for (String file : List.of(
                    replaced + ".ics",
                    revoked + ".ics",
                    closed + ".ics",
                    closed,
                    "A".repeat(43) + ".ics",
                    "x".repeat(5_000) + ".ics",
                    ".ics",
                    "x' or 1=1 --.ics")) {
                MockHttpServletResponse answer = answer(file);
                answers.add(answer.getStatus() + " " + answer.getContentAsString() + " "
                        + answer.getHeader("Cache-Control") + " " + answer.getContentType());
            }
        } finally {
            database.asOwner().update("update member set active = true where id = ?", member);
        }
        assertThat(answers).hasSize(8).containsOnly("404  no-store null");
        assertThat(answer(closed + ".ics").getStatus()).as("open again").isEqualTo(200);
    }

    @Test
    void roles_taken_away_close_it() throws Exception {
        String token = make(Fixture.COLLEAGUE_ROUEN);
        Object member = Fixture.COLLEAGUE_ROUEN.member().value();
        database.asOwner().update("update member set roles = array['DPO'] where id = ?", member);
        try {
            assertThat(answer(token + ".ics").getStatus()).isEqualTo(404);
        } finally {
            database.asOwner().update("update member set roles = array['OUTREACH_WORKER'] where id = ?", member);
        }
    }

    @Test
    void asking_again_at_once_and_guessing_without_end_are_slowed_down() throws Exception {
        String token = make(Fixture.AGENT_ROUEN);
        assertThat(answerAt(asked, token + ".ics", "10.9.9.1").getStatus()).isEqualTo(200);
        MockHttpServletResponse again = answerAt(asked, token + ".ics", "10.9.9.1");
        assertThat(again.getStatus()).isEqualTo(429);
        assertThat(again.getHeader("Retry-After")).isNotNull();
        Instant later = asked.plus(Duration.ofMinutes(5));
        for (int guess = 0; guess < Guesses.PER_MINUTE; guess++) {
            assertThat(answerAt(later, "guess" + guess + ".ics", "10.9.9.2").getStatus())
                    .isEqualTo(404);
        }
        assertThat(answerAt(later, "one-more.ics", "10.9.9.2").getStatus()).isEqualTo(429);
        assertThat(answerAt(later, token + ".ics", "10.9.9.3").getStatus())
                .as("from elsewhere")
                .isEqualTo(200);
        assertThat(answerAt(later.plus(Duration.ofMinutes(1)), "one-more.ics", "10.9.9.2")
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void only_its_hash_is_kept_and_nobody_makes_one_for_another() {
        String token = make(Fixture.AGENT_ROUEN);
        assertThat(database.rowsAsOwner("select * from calendar_feed").toString())
                .doesNotContain(token);
        byte[] hash = new byte[32];
        try (AppSession elbeuf = database.session(Fixture.AGENT_ELBEUF)) {
            String insert =
                    "insert into calendar_feed (id, account_id, member_id, organisation_id, token_hash, made_at)"
                            + " values (?, ?, ?, ?, ?, now())";
            Identity victim = Fixture.AGENT_ROUEN;
            Identity own = Fixture.AGENT_ELBEUF;
            elbeuf.forbidden(
                    insert,
                    Ids.next(),
                    victim.account().value(),
                    victim.member().value(),
                    victim.organisation().value(),
                    hash);
            elbeuf.forbidden(
                    insert,
                    Ids.next(),
                    own.account().value(),
                    victim.member().value(),
                    victim.organisation().value(),
                    hash);
            elbeuf.forbidden(
                    insert,
                    Ids.next(),
                    own.account().value(),
                    own.member().value(),
                    victim.organisation().value(),
                    hash);
            elbeuf.forbidden("select token_hash from calendar_feed");
            elbeuf.forbidden("update calendar_feed set token_hash = ?", hash);
            elbeuf.forbidden(
                    "update calendar_feed set member_id = ?", victim.member().value());
            elbeuf.harmless(
                    "update calendar_feed set revoked_at = now() where member_id = ?",
                    victim.member().value());
            assertThat(elbeuf.count(
                            "select count(id) from calendar_feed where member_id = ?",
                            victim.member().value()))
                    .isZero();
            assertThat(elbeuf.refused("select * from feed_for_reading(?, now(), interval '1 second')", hash)
                            .getSQLState())
                    .isEqualTo("P0001");
        }
        try (AppSession nobody = database.nobody()) {
            assertThat(nobody.rows("select * from feed_for_reading(?, now(), interval '1 second')", hash))
                    .isEmpty();
            assertThat(nobody.count("select count(id) from calendar_feed")).isZero();
        }
    }

    private ReferralId scheduled(String pseudonym) {
        ReferralId id = story.accepted(story.person(pseudonym));
        As.member(
                Fixture.AGENT_ML,
                () -> service.schedule(
                        id,
                        story.version(id),
                        new Appointment(clock.instant().plus(Duration.ofDays(3)), "12 rue du Port")));
        return id;
    }

    private String make(Identity who) {
        return As.member(who, feeds::make);
    }

    private String unfolded(Identity who) throws Exception {
        return answer(make(who) + ".ics").getContentAsString().replace("\r\n ", "");
    }

    /** From a source of its own. */
    private MockHttpServletResponse answer(String file) throws Exception {
        return answerAt(asked, file, "10.0.0." + source++);
    }

    private MockHttpServletResponse answerAt(Instant at, String file, String from) {
        return As.nobody(() -> story.at(at, () -> {
            try {
                return mvc.perform(get("/calendrier/{file}", file).with(request -> {
                            request.setRemoteAddr(from);
                            return request;
                        }))
                        .andReturn()
                        .getResponse();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }));
    }
}
