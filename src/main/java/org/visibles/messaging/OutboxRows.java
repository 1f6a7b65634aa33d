package org.visibles.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The outbox as background work sees it: through functions of the database that refuse everybody who is signed in. */
@Component
class OutboxRows {

    /**
     * @param attempt 1 the first time
     */
    record Mail(UUID id, Letter letter, int attempt) {}

    private final JdbcClient jdbc;
    private final ObjectProvider<LetterRefused> told;

    OutboxRows(JdbcClient jdbc, ObjectProvider<LetterRefused> told) {
        this.jdbc = jdbc;
        this.told = told;
    }

    /** Takes the mail that is due longest; nobody else gets it before {@code until}. */
    @Transactional
    public Optional<Mail> claim(Instant now, Instant until) {
        return jdbc.sql("""
                        select id, recipient, language, subject, body, html, calendar_method, calendar, about_kind, about_id,
                          attempts from claim_letter(?, ?)""")
                .params(at(now), at(until))
                .query((row, number) -> new Mail(row.getObject("id", UUID.class), letter(row), row.getInt("attempts")))
                .optional();
    }

    /**
     * What nobody has tried to send.
     *
     * @param about null where nobody waits to hear of it
     */
    record Kept(UUID id, @Nullable About about) {}

    /** Written before this moment and never tried since, as there was no server: at most 500, the oldest first. */
    @Transactional(readOnly = true)
    public List<Kept> kept(Instant before) {
        return jdbc.sql("select id, about_kind, about_id from kept_letters(?)")
                .param(at(before))
                .query((row, number) -> new Kept(row.getObject("id", UUID.class), about(row)))
                .list();
    }

    @Transactional
    public void sent(UUID mail, Instant now) {
        finish(mail, now, null, null);
    }

    /**
     * Gives a mail up.
     *
     * @param reason for the administrator, without address or text
     */
    @Transactional
    public void giveUp(UUID mail, Instant now, String reason, Refusal refusal) {
        finish(mail, now, reason, refusal);
    }

    /** Gives a mail up and tells so, once, whoever waits for its arrival. */
    @Transactional
    public void giveUpAndTell(UUID mail, Instant now, String reason, Refusal refusal, About about) {
        if (finish(mail, now, reason, refusal)) {
            told.orderedStream().forEach(module -> module.refused(about, refusal));
        }
    }

    private boolean finish(UUID mail, Instant now, @Nullable String reason, @Nullable Refusal refusal) {
        return jdbc.sql("select finish_letter(:mail, :now, :reason, :refusal)")
                .param("mail", mail)
                .param("now", at(now))
                .param("reason", reason)
                .param("refusal", refusal == null ? null : refusal.name())
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

    private static Letter letter(ResultSet row) throws SQLException {
        String language = row.getString("language");
        String calendar = row.getString("calendar");
        return new Letter(
                row.getString("recipient"),
                language == null ? Locale.FRENCH : Locale.of(language), // written by a program of before
                row.getString("subject"),
                row.getString("body"),
                row.getString("html"),
                calendar == null
                        ? null
                        : new Letter.Invitation(Letter.Method.valueOf(row.getString("calendar_method")), calendar),
                about(row));
    }

    private static @Nullable About about(ResultSet row) throws SQLException {
        UUID about = row.getObject("about_id", UUID.class);
        return about == null ? null : new About(row.getString("about_kind"), about);
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
