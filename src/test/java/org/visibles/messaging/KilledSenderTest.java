package org.visibles.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.visibles.testkit.TestDatabase;

/**
 * A program that writes and sends letters is killed (kill -9) right after a commit, after the server took a letter and
 * before the mark that it has left, or at any moment: each letter arrives at least once, a second time under the same
 * Message-ID, and no notification is lost. Fifty more kills are in the benchmark "mail".
 */
class KilledSenderTest {

    private static final int KILLS = 3;
    private static final String ADDRESS = "agent@example.org";

    private final TestDatabase database = TestDatabase.fresh();
    private final GreenMail smtp = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private final Set<String> committed = new HashSet<>();
    private int takenUnmarked;

    @Test
    void each_letter_arrives_at_least_once() throws Exception {
        killed(KILLS);
    }

    void killed(int times) throws Exception {
        smtp.start();
        try {
            smtp.setUser(ADDRESS, "x");
            for (int seed = 1; seed <= times; seed++) {
                killedOnce(seed);
                assertNothingLost();
            }
            smtp.getUserManager().setMessageDeliveryHandler((message, to) -> user());
            assertThat(LetterProgram.finish(database, port(), times + 1)).isZero();
            assertAllArrived();
        } finally {
            smtp.stop();
        }
    }

    private void killedOnce(int seed) throws Exception {
        Random random = new Random(seed);
        int nth = 1 + random.nextInt(LetterProgram.LETTERS / 2);
        try (LetterProgram program = LetterProgram.start(database, port(), seed)) {
            switch (seed % 3) {
                case 0 -> program.listen(nth, program::kill);
                case 1 -> {
                    smtp.getUserManager().setMessageDeliveryHandler(killingAt(nth, program));
                    program.listen(-1, () -> {});
                }
                default -> program.listen(1, () -> later(random.nextInt(150), program));
            }
            committed.addAll(program.committed());
        }
    }

    /** The server takes the letter; whoever sent it never hears of it. */
    private MessageDeliveryHandler killingAt(int nth, LetterProgram program) {
        AtomicInteger taken = new AtomicInteger();
        return (message, to) -> {
            if (taken.incrementAndGet() == nth) {
                program.kill();
                takenUnmarked++;
            }
            return user();
        };
    }

    private static void later(int milliseconds, LetterProgram program) {
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(milliseconds);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            program.kill();
        });
    }

    /** Letter and notification are there together or not at all, and both where their commit was told. */
    private void assertNothingLost() {
        Set<String> letters =
                new HashSet<>(database.asOwner().queryForList("select subject from outbox", String.class));
        assertThat(letters).containsAll(committed);
        assertThat(database.asOwner()
                        .queryForList(
                                "select arguments[1] from notification where text_key = 'killed.notice'", String.class))
                .containsExactlyInAnyOrderElementsOf(letters);
    }

    private void assertAllArrived() throws Exception {
        Map<String, String> sent = new HashMap<>();
        MimeMessage[] arrived = smtp.getReceivedMessages();
        for (MimeMessage message : arrived) {
            String before = sent.put(message.getSubject(), message.getMessageID());
            assertThat(before).isIn(null, message.getMessageID());
        }
        Map<String, String> written = new HashMap<>();
        database.rowsAsOwner("select subject, id, state from outbox").forEach(row -> {
            assertThat(row).containsEntry("state", "SENT");
            written.put((String) row.get("subject"), "<" + row.get("id") + "@visibles>");
        });
        assertThat(sent).isEqualTo(written);
        assertThat(takenUnmarked).isPositive();
        assertThat(arrived.length - written.size()).isGreaterThanOrEqualTo(takenUnmarked);
    }

    private GreenMailUser user() {
        return smtp.getUserManager().getUserByEmail(ADDRESS);
    }

    private int port() {
        return smtp.getSmtp().getPort();
    }
}
