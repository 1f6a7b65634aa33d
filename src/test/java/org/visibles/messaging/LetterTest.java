package org.visibles.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.database.ShiftableClock;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

/** Letters with all their parts, and what becomes of those that a server refuses. */
@VisiblesTest
class LetterTest {

    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
    private static final String ICS = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Été\r\nEND:VCALENDAR\r\n";

    @Autowired
    private Outbox outbox;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LetterRefusals refusals;

    @Autowired
    private ShiftableClock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private TestDatabase database;

    private final About about = new About("walk", Ids.next());
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    @AfterEach
    void empty() {
        database.asOwner().execute("truncate outbox");
    }

    @Test
    void a_letter_arrives_in_text_in_html_and_for_the_calendar() throws Exception {
        GreenMail smtp = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        smtp.start();
        try {
            write(new Letter(
                    "agent@example.org",
                    Locale.FRENCH,
                    "Été",
                    "Où ? À l’accueil.",
                    "<p>Où ? À l’accueil.</p>",
                    new Letter.Invitation(Letter.Method.REQUEST, ICS),
                    about));
            send(smtp.getSmtp().getPort());

            Message message = smtp.getReceivedMessages()[0];
            assertThat(message.getSubject()).isEqualTo("Été");
            assertThat(message.getHeader("Content-Language")).containsExactly("fr");
            assertThat(message.getContentType()).startsWith("multipart/mixed");
            Multipart mixed = (Multipart) message.getContent();
            Multipart words = (Multipart) mixed.getBodyPart(0).getContent();
            assertThat(mixed.getBodyPart(0).getContentType()).startsWith("multipart/alternative");
            assertThat(words.getCount()).isEqualTo(3);
            assertThat(words.getBodyPart(0).getContentType()).startsWith("text/plain");
            assertThat(read(words.getBodyPart(0))).isEqualTo("Où ? À l’accueil.");
            assertThat(words.getBodyPart(1).getContentType()).startsWith("text/html");
            assertThat(read(words.getBodyPart(1))).isEqualTo("<p>Où ? À l’accueil.</p>");
            assertThat(words.getBodyPart(2).getContentType())
                    .startsWith("text/calendar")
                    .contains("method=REQUEST");
            assertThat(read(words.getBodyPart(2))).isEqualTo(ICS);
            assertThat(mixed.getBodyPart(1).getDisposition()).isEqualTo(Part.ATTACHMENT);
            assertThat(mixed.getBodyPart(1).getFileName()).isEqualTo("invitation.ics");
            assertThat(read(mixed.getBodyPart(1))).isEqualTo(ICS);
        } finally {
            smtp.stop();
        }
        assertThat(row())
                .containsEntry("state", "SENT")
                .containsEntry("recipient", null)
                .containsEntry("body", null)
                .containsEntry("html", null)
                .containsEntry("calendar", null);
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 no such user <agent@example.org>, ADDRESS",
        "RCPT, 553 5.1.3 bad address, ADDRESS",
        "RCPT, 554 5.7.1 relaying denied, ADDRESS",
        "DATA, 554 5.6.0 no, CONTENT",
        "., 550 5.7.1 looks like spam, CONTENT"
    })
    void a_refusal_for_good_is_told_at_once_and_never_tried_again(String at, String answer, Refusal refusal)
            throws Exception {
        write(letter());
        try (StubbornServer server = new StubbornServer(Map.of(at, answer))) {
            send(server.port());
        }

        assertThat(row())
                .containsEntry("state", "FAILED")
                .containsEntry("attempts", 1)
                .containsEntry("refusal", refusal.name())
                .containsEntry("recipient", null);
        assertThat(row().get("failure").toString()).doesNotContain("example.org");
        assertThat(told).containsExactly(about.id() + " " + refusal);
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 450 4.2.1 try later",
        "RCPT, 452 4.2.2 full",
        "RCPT, 552 5.2.2 full",
        "DATA, 451 4.3.0 try later",
        "., 421 4.3.2 going down",
        "MAIL, 550 5.7.1 who are you?",
        "MAIL, 530 5.7.0 sign in first"
    })
    void what_may_pass_waits_a_little(String at, String answer) throws Exception {
        write(letter());
        try (StubbornServer server = new StubbornServer(Map.of(at, answer))) {
            send(server.port());
        }

        assertThat(row())
                .containsEntry("state", "WAITING")
                .containsEntry("attempts", 1)
                .containsEntry("refusal", null);
        assertThat(told).isEmpty();
        assertThat(((java.sql.Timestamp) row().get("due_at")).toInstant()).isEqualTo(NOW.plus(OutboxSender.pause(1)));
    }

    @Test
    void a_day_without_a_server_is_told_too() throws Exception {
        write(letter());
        database.asOwner().update("update outbox set attempts = ?", OutboxSender.ATTEMPTS - 1);
        StubbornServer gone = new StubbornServer(Map.of());
        gone.close();
        send(gone.port());

        assertThat(row()).containsEntry("state", "FAILED").containsEntry("refusal", "SERVER");
        assertThat(told).containsExactly(about.id() + " SERVER");
    }

    @Test
    void whoever_cannot_be_told_does_not_bring_the_letter_back() throws Exception {
        write(letter());
        try (StubbornServer server = new StubbornServer(Map.of("RCPT", "550 no"))) {
            send(server.port(), (about, refusal) -> {
                throw new IllegalStateException("cannot be told");
            });
        }

        assertThat(row()).containsEntry("state", "FAILED").containsEntry("refusal", "ADDRESS");
    }

    @Test
    void the_organisation_that_wrote_it_reads_of_the_refusal_and_no_other() throws Exception {
        write(letter());
        assertThat(As.member(Fixture.AGENT_ROUEN, () -> refusals.of(about))).isEmpty();
        try (StubbornServer server = new StubbornServer(Map.of("RCPT", "550 no"))) {
            send(server.port());
        }

        assertThat(As.member(Fixture.COLLEAGUE_ROUEN, () -> refusals.of(about)))
                .containsExactly(new LetterRefusals.Refused(Refusal.ADDRESS, NOW));
        assertThat(As.member(Fixture.AGENT_ELBEUF, () -> refusals.of(about))).isEmpty();
        try (AppSession elbeuf = database.session(Fixture.AGENT_ELBEUF)) {
            assertThat(elbeuf.count("select count(about_id) from outbox")).isZero();
        }
        try (AppSession rouen = database.session(Fixture.AGENT_ROUEN)) {
            rouen.forbidden("select html from outbox");
            rouen.forbidden("select calendar from outbox");
        }
    }

    @Test
    void nobody_writes_in_another_organisation_s_name() {
        try (AppSession elbeuf = database.session(Fixture.AGENT_ELBEUF)) {
            elbeuf.forbidden(
                    "insert into outbox (id, created_at, recipient, subject, body, due_at, organisation_id)"
                            + " values (?, now(), 'a@example.org', 's', 'b', now(), ?)",
                    Ids.next(),
                    Fixture.ROUEN.value());
            elbeuf.forbidden(
                    "insert into outbox (id, created_at, recipient, subject, body, due_at, refusal)"
                            + " values (?, now(), 'a@example.org', 's', 'b', now(), 'ADDRESS')",
                    Ids.next());
        }
    }

    private Letter letter() {
        return new Letter("agent@example.org", Locale.FRENCH, "s", "b", "<p>b</p>", null, about);
    }

    private void write(Letter letter) {
        write(Fixture.AGENT_ROUEN, letter);
    }

    private void write(Identity who, Letter letter) {
        As.member(
                who,
                () -> clock.runAt(
                        NOW,
                        () -> new TransactionTemplate(transactions)
                                .executeWithoutResult(transaction -> outbox.send(letter))));
    }

    private void send(int port) {
        send(port, (about, refusal) -> told.add(about.id() + " " + refusal));
    }

    /** By a sender of its own that asks the given server and tells the given module. */
    private void send(int port, LetterRefused module) {
        JavaMailSenderImpl server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(port);
        OutboxSender sender = new OutboxSender(telling(module), server, clock, "visibles@example.org");
        As.nobody(() -> {
            clock.runAt(NOW, sender::run);
            return sender;
        });
    }

    private OutboxRows telling(LetterRefused module) {
        var modules = new StaticListableBeanFactory(Map.of("module", module)).getBeanProvider(LetterRefused.class);
        return new OutboxRows(jdbc, modules) {
            @Override
            public void giveUpAndTell(UUID mail, Instant now, String reason, Refusal refusal, About about) {
                new TransactionTemplate(transactions)
                        .executeWithoutResult(transaction -> super.giveUpAndTell(mail, now, reason, refusal, about));
            }
        };
    }

    private Map<String, Object> row() {
        return database.asOwner().queryForMap("select * from outbox");
    }

    private static String read(BodyPart part) throws Exception {
        return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
