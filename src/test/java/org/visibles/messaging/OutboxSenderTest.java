package org.visibles.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.database.ShiftableClock;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

/** Against a real SMTP exchange. */
@VisiblesTest
class OutboxSenderTest {

    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
    private static final int PORT = freePort(); // of its own, so that the server can come back where it was
    private static final GreenMail SMTP = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Autowired
    private OutboxSender sender;

    @Autowired
    private OutboxRows rows;

    @Autowired
    private Outbox outbox;

    @Autowired
    private JavaMailSender server;

    @Autowired
    private ShiftableClock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private TestDatabase database;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        SMTP.start();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> PORT);
        properties.add("visibles.mail.from", () -> "Visibles <visibles@example.org>");
    }

    @AfterAll
    static void stopServer() {
        SMTP.stop();
    }

    @BeforeEach
    void empty() throws Exception {
        database.asOwner().execute("truncate outbox");
        SMTP.purgeEmailFromAllMailboxes();
    }

    @Test
    void a_mail_arrives_whole_and_is_then_forgotten() throws Exception {
        write("agent@example.org", "Votre accès à Visibles – été", "Bonjour,\n\nhttp://localhost:8080/x?y=1\n");
        run(NOW);

        var received = SMTP.getReceivedMessages();
        assertThat(received).hasSize(1);
        assertThat(received[0].getSubject()).isEqualTo("Votre accès à Visibles – été");
        assertThat(received[0].getContent().toString().replace("\r\n", "\n").strip())
                .isEqualTo("Bonjour,\n\nhttp://localhost:8080/x?y=1");
        assertThat(received[0].getFrom()[0]).hasToString("Visibles <visibles@example.org>");
        assertThat(received[0].getAllRecipients()[0]).hasToString("agent@example.org");
        assertThat(received[0].getHeader("Message-ID")[0]).endsWith("@visibles>");
        assertThat(row())
                .containsEntry("state", "SENT")
                .containsEntry("recipient", null)
                .containsEntry("body", null)
                .containsEntry("subject", "Votre accès à Visibles – été");
    }

    @Test
    void what_was_kept_while_there_was_no_server_is_given_up_when_there_is_one() {
        write("agent@example.org", "ancien", "une invitation d'il y a longtemps");
        run(Instant.now().plus(OutboxSender.KEPT).plus(Duration.ofHours(1)));
        assertThat(SMTP.getReceivedMessages()).isEmpty();
        assertThat(row())
                .containsEntry("state", "FAILED")
                .containsEntry("refusal", "SERVER")
                .containsEntry("recipient", null)
                .containsEntry("body", null);

        write("agent@example.org", "récent", "celle d'hier");
        run(Instant.now().plus(OutboxSender.KEPT).minus(Duration.ofHours(1)));
        assertThat(SMTP.getReceivedMessages()).hasSize(1);
    }

    @Test
    void a_mail_that_left_never_leaves_again() {
        write("agent@example.org", "s", "b");
        run(NOW);
        run(NOW);
        run(NOW.plus(Duration.ofDays(2)));
        assertThat(SMTP.getReceivedMessages()).hasSize(1);
    }

    @Test
    void while_the_server_is_away_mails_wait_longer_and_longer_and_leave_when_it_is_back() {
        write("one@example.org", "s", "b");
        write("two@example.org", "s", "b");
        SMTP.stop();
        try {
            run(NOW);
            // The first was tried; the second was spared an attempt.
            assertThat(attempts()).containsExactlyInAnyOrder(0, 1);
            assertThat(database.rowsAsOwner("select failure from outbox where attempts = 1"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.get("failure")).isEqualTo("ConnectException"));
            run(NOW.plusSeconds(30));
            run(NOW.plusSeconds(30));
            assertThat(attempts()).containsExactlyInAnyOrder(1, 1);
        } finally {
            SMTP.start();
        }
        run(NOW.plusSeconds(40));
        assertThat(SMTP.getReceivedMessages()).isEmpty();
        run(NOW.plusSeconds(100));
        assertThat(SMTP.getReceivedMessages()).hasSize(2);
        assertThat(states()).containsOnly("SENT");
    }

    @Test
    void after_the_last_attempt_it_is_given_up_and_forgets_its_text() {
        write("agent@example.org", "s", "b");
        SMTP.stop();
        try {
            Instant at = NOW;
            for (int attempt = 1; attempt <= OutboxSender.ATTEMPTS; attempt++) {
                assertThat(states()).containsOnly("WAITING");
                run(at);
                at = at.plus(OutboxSender.pause(attempt));
            }
        } finally {
            SMTP.start();
        }
        assertThat(row())
                .containsEntry("state", "FAILED")
                .containsEntry("attempts", OutboxSender.ATTEMPTS)
                .containsEntry("body", null)
                .containsEntry("recipient", null)
                .containsEntry("failure", "ConnectException");
        run(NOW.plus(Duration.ofDays(3)));
        assertThat(SMTP.getReceivedMessages()).isEmpty();
    }

    @Test
    void the_pauses_grow_to_four_hours() {
        assertThat(IntStream.rangeClosed(1, 10).mapToObj(OutboxSender::pause).map(Duration::toMinutes))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 240L, 240L);
    }

    @Test
    void an_address_that_is_none_is_given_up_and_does_not_hold_up_the_others() {
        write("not an address", "s", "b");
        write("agent@example.org", "s", "b");
        run(NOW);
        assertThat(states()).containsExactlyInAnyOrder("FAILED", "SENT");
        assertThat(SMTP.getReceivedMessages()).hasSize(1);
    }

    @Test
    void two_senders_at_once_send_each_mail_once() throws Exception {
        IntStream.range(0, 40).forEach(number -> write("agent@example.org", "n" + number, "b"));
        var other = new OutboxSender(rows, server, clock, "visibles@example.org");
        var together = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(2)) {
            var runs = List.of(sender, other).stream()
                    .map(each -> pool.submit(() -> {
                        together.await();
                        run(each, NOW);
                        return each;
                    }))
                    .toList();
            together.countDown();
            for (var each : runs) {
                each.get();
            }
        }
        assertThat(Arrays.stream(SMTP.getReceivedMessages())
                        .map(message -> GreenMailUtil.getHeaders(message).replaceAll("(?s).*Subject: (\\S+).*", "$1")))
                .hasSize(40)
                .doesNotHaveDuplicates();
        assertThat(attempts()).containsOnly(1);
    }

    @Test
    void a_mail_whose_sender_died_is_sent_by_another_after_a_while() {
        write("agent@example.org", "s", "b");
        As.nobody(() -> rows.claim(NOW, NOW.plus(OutboxSender.CLAIM))).orElseThrow();
        run(NOW.plus(OutboxSender.CLAIM).minusSeconds(1));
        assertThat(SMTP.getReceivedMessages()).isEmpty();
        run(NOW.plus(OutboxSender.CLAIM));
        assertThat(SMTP.getReceivedMessages()).hasSize(1);
    }

    @Test
    void a_mail_that_left_while_the_database_was_away_does_not_leave_again() {
        write("agent@example.org", "s", "b");
        database.asSuperuser()
                .execute("revoke execute on function finish_letter(uuid, timestamptz, text, text) from visibles_app");
        try {
            assertThatThrownBy(() -> run(NOW)).isInstanceOf(org.springframework.dao.DataAccessException.class);
        } finally {
            database.asSuperuser()
                    .execute("grant execute on function finish_letter(uuid, timestamptz, text, text) to visibles_app");
        }
        assertThat(states()).containsOnly("WAITING");
        run(NOW.plus(OutboxSender.CLAIM));
        assertThat(states()).containsOnly("SENT");
        assertThat(SMTP.getReceivedMessages()).hasSize(1);
    }

    @Test
    void who_is_signed_in_sends_nothing() {
        write("agent@example.org", "s", "b");
        As.member(
                Fixture.ADMIN,
                () -> assertThatThrownBy(sender::run).isInstanceOf(org.springframework.dao.DataAccessException.class));
        assertThat(SMTP.getReceivedMessages()).isEmpty();
    }

    @Test
    void what_left_long_ago_is_forgotten_and_what_waits_is_not() {
        write("agent@example.org", "s", "b");
        run(NOW);
        write("agent@example.org", "waits", "b");
        var forgetting = new Forgetting(rows, clock);
        run(forgetting, NOW.plus(Forgetting.MAILS).minusSeconds(1));
        assertThat(states()).hasSize(2);
        run(forgetting, NOW.plus(Forgetting.MAILS).plusSeconds(1));
        assertThat(row()).containsEntry("subject", "waits");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void run(Instant at) {
        run(sender, at);
    }

    private void run(RecurringJob job, Instant at) {
        As.nobody(() -> {
            clock.runAt(at, job::run);
            return job;
        });
    }

    private void write(String to, String subject, String body) {
        clock.runAt(
                NOW,
                () -> new TransactionTemplate(transactions)
                        .executeWithoutResult(transaction -> outbox.mail(to, subject, body)));
    }

    private Map<String, Object> row() {
        return database.asOwner().queryForMap("select * from outbox");
    }

    private List<String> states() {
        return database.asOwner().queryForList("select state from outbox", String.class);
    }

    private List<Integer> attempts() {
        return database.asOwner().queryForList("select attempts from outbox", Integer.class);
    }
}
