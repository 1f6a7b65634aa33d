package org.visibles.messaging;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.visibles.messaging.OutboxRows.Mail;

/**
 * Sends what waits in the outbox, where {@code spring.mail.host} names a server. A mail is claimed for {@link #CLAIM}
 * before it is sent, so that no two nodes send it; it is sent outside any transaction. When the server is away the others
 * are not tried either. After {@link #ATTEMPTS} attempts, about a day, it is given up.
 */
@Component
@ConditionalOnProperty("spring.mail.host")
class OutboxSender implements RecurringJob {

    static final int ATTEMPTS = 12;
    static final Duration CLAIM = Duration.ofMinutes(15); // far longer than the time-outs of one SMTP exchange
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
        boolean serverThere = true;
        while (serverThere) {
            Optional<Mail> due = outbox.claim(clock.instant(), clock.instant().plus(CLAIM));
            if (due.isEmpty()) {
                return;
            }
            serverThere = send(due.get());
        }
    }

    /**
     * @return whether it is worth trying the next one
     */
    private boolean send(Mail mail) {
        if (!left.contains(mail.id())) {
            try {
                server.send(message(mail));
                left.add(mail.id());
            } catch (MessagingException | MailParseException unsendable) {
                giveUp(mail, unsendable);
                return true;
            } catch (MailException refused) {
                return postpone(mail, refused);
            }
        }
        outbox.finish(mail.id(), clock.instant(), null);
        left.remove(mail.id());
        return true;
    }

    private MimeMessage message(Mail mail) throws MessagingException {
        MimeMessage message = server.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(mail.recipient());
        helper.setSubject(mail.subject());
        helper.setText(mail.body());
        message.addHeader("Message-ID", "<" + mail.id() + "@visibles>"); // the same when it is tried again
        message.addHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private boolean postpone(Mail mail, MailException refused) {
        if (mail.attempt() >= ATTEMPTS) {
            giveUp(mail, refused);
        } else {
            outbox.retry(mail.id(), clock.instant().plus(pause(mail.attempt())), reason(refused));
            LOG.info("Mail {} could not leave at attempt {}: {}", mail.id(), mail.attempt(), reason(refused));
        }
        return refused instanceof MailSendException && !serverAway(refused);
    }

    /** It has a cause when no connection came about; refusals of single messages stand in a list of their own. */
    private static boolean serverAway(MailException refused) {
        return refused.getCause() != null;
    }

    private void giveUp(Mail mail, Exception why) {
        outbox.finish(mail.id(), clock.instant(), reason(why));
        LOG.warn("Mail {} is given up after attempt {}: {}", mail.id(), mail.attempt(), reason(why));
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
