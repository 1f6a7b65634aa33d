package org.visibles.messaging;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The outbox as background work sees it: through functions of the database that refuse everybody who is signed in. */
@Component
class OutboxRows {

    /**
     * @param attempt 1 the first time
     */
    record Mail(UUID id, String recipient, String subject, String body, int attempt) {}

    private final JdbcClient jdbc;

    OutboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the mail that is due longest; nobody else gets it before {@code until}. */
    @Transactional
    public Optional<Mail> claim(Instant now, Instant until) {
        return jdbc.sql("select id, recipient, subject, body, attempts from claim_mail(?, ?)")
                .params(at(now), at(until))
                .query((row, number) -> new Mail(
                        row.getObject("id", UUID.class),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("body"),
                        row.getInt("attempts")))
                .optional();
    }

    /**
     * @param reason why it was given up, without address or text; null when it was sent
     */
    @Transactional
    public void finish(UUID mail, Instant now, @Nullable String reason) {
        jdbc.sql("select finish_mail(:mail, :now, :reason) is null")
                .param("mail", mail)
                .param("now", at(now))
                .param("reason", reason)
                .query(Boolean.class)
                .single();
    }

    @Transactional
    public void retry(UUID mail, Instant again, String reason) {
        jdbc.sql("select retry_mail(?, ?, ?) is null")
                .params(mail, at(again), reason)
                .query(Boolean.class)
                .single();
    }

    @Transactional
    public int forgetMails(Instant before) {
        return jdbc.sql("select forget_mail(?)")
                .param(at(before))
                .query(Integer.class)
                .single();
    }

    @Transactional
    public int forgetNotifications(Instant before) {
        return jdbc.sql("select forget_notifications(?)")
                .param(at(before))
                .query(Integer.class)
                .single();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
