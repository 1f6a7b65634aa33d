package org.visibles.messaging;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.visibles.messaging.OutboxRows.Mail;

/**
 * Sends what waits in the outbox, where {@code spring.mail.host} names a server. A mail is claimed for {@link #CLAIM}
 * before it is sent, so that no two nodes send it; it is sent outside any transaction. When the server is away the others
 * are not tried either. What the addressee's server refuses for good is given up at once, anything else after {@link
 * #ATTEMPTS} attempts, about a day, and so is what nobody could send for {@link #KEPT}; whoever waits for it is told ({@link LetterRefused}).
 */
@Component
@ConditionalOnProperty("spring.mail.host")
class OutboxSender implements RecurringJob {

    static final int ATTEMPTS = 12;
    static final Duration CLAIM = Duration.ofMinutes(15); // far longer than the time-outs of one SMTP exchange
    /** Whatever waited longer without being tried was written when no server was named. */
    static final Duration KEPT = Duration.ofDays(3);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(4);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);

    private final OutboxRows outbox;
    private final JavaMailSender server;
    private final Clock clock;
    private final String from;
    /** Left, and the database could not be told: never to leave again. */
    private final Set<UUID> left = ConcurrentHashMap.newKeySet();

    OutboxSender(
            OutboxRows outbox,
            JavaMailSender server,
            Clock clock,
            @Value("${visibles.mail.from:no-reply@localhost}") String from) {
        this.outbox = outbox;
        this.server = server;
        this.clock = clock;
        this.from = from;
    }

    @Override
    public String name() {
        return "messaging.send-mail";
    }

    @Override
    public Rhythm rhythm() {
        return Rhythm.every(EVERY);
    }

    @Override
    public void run() {
        giveUpKept();
        boolean serverThere = true;
        while (serverThere) {
            Optional<Mail> due = outbox.claim(clock.instant(), clock.instant().plus(CLAIM));
            if (due.isEmpty()) {
                return;
            }
            serverThere = send(due.get());
        }
    }

    /** What was written while no server was named tells of what is over, and links to what is shut. */
    private void giveUpKept() {
        outbox.kept(clock.instant().minus(KEPT))
                .forEach(kept -> giveUp(kept.id(), kept.about(), "KeptTooLong", Refusal.SERVER));
    }

    /**
     * @return whether it is worth trying the next one
     */
    private boolean send(Mail mail) {
        if (!left.contains(mail.id())) {
            try {
                server.send(LetterMessage.fill(server.createMimeMessage(), mail, from));
                left.add(mail.id());
            } catch (MessagingException | MailParseException unsendable) {
                giveUp(mail, unsendable, Refusal.ADDRESS);
                return true;
            } catch (MailException refused) {
                return refused(mail, refused);
            }
        }
        outbox.sent(mail.id(), clock.instant());
        left.remove(mail.id());
        return true;
    }

    private boolean refused(Mail mail, MailException failure) {
        Refusal refusal = ServerAnswer.refusal(failure);
        if (refusal != null) {
            giveUp(mail, failure, refusal);
        } else if (mail.attempt() >= ATTEMPTS) {
            giveUp(mail, failure, Refusal.SERVER);
        } else {
            outbox.retry(mail.id(), clock.instant().plus(pause(mail.attempt())), reason(failure));
            LOG.info("Mail {} could not leave at attempt {}: {}", mail.id(), mail.attempt(), reason(failure));
        }
        return failure instanceof MailSendException && !serverAway(failure);
    }

    /** It has a cause when no connection came about; refusals of single messages stand in a list of their own. */
    private static boolean serverAway(MailException refused) {
        return refused.getCause() != null;
    }

    private void giveUp(Mail mail, Exception why, Refusal refusal) {
        LOG.warn("Mail {} is given up after attempt {}: {}", mail.id(), mail.attempt(), reason(why));
        giveUp(mail.id(), mail.letter().about(), reason(why), refusal);
    }

    /** Telling must not bring the mail back: whoever cannot be told finds it where it is shown. */
    private void giveUp(UUID mail, @Nullable About about, String reason, Refusal refusal) {
        if (about != null) {
            try {
                outbox.giveUpAndTell(mail, clock.instant(), reason, refusal, about);
                return;
            } catch (RuntimeException untold) {
                LOG.error("That mail {} is given up could not be told", mail, untold);
            }
        }
        outbox.giveUp(mail, clock.instant(), reason, refusal);
    }

    /** 1, 2, 4 … minutes, at most {@link #LONGEST_PAUSE}. */
    static Duration pause(int attempt) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 20));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** The kind of failure alone: a server's words may quote the address. */
    private static String reason(Exception failure) {
        Throwable cause = failure;
        if (failure instanceof MailSendException sending
                && !sending.getFailedMessages().isEmpty()) {
            cause = sending.getFailedMessages().values().iterator().next();
        }
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName();
    }
}
