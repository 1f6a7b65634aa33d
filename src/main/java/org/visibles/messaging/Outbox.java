package org.visibles.messaging;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.Ids;

/**
 * Mails leave from here. A mail is written in the caller's transaction, so it exists exactly when what it tells about
 * does; a background job sends it. Sent or given up, it forgets address and text.
 */
@Service
@PreAuthorize("denyAll()")
public class Outbox {

    private final JdbcClient jdbc;
    private final Clock clock;

    Outbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A mail in plain French text of which nobody is told whether it arrives.
     *
     * @param to one address, at most 320 characters
     * @param subject one line, at most 300 characters, without anybody's name: administrators read it in a list
     * @param body plain text, at most 20,000 characters; links by {@link Links}
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    @PreAuthorize("permitAll()")
    @Transactional(propagation = Propagation.MANDATORY)
    public void mail(String to, String subject, String body) {
        send(new Letter(to, Locale.FRENCH, subject, body, null, null, null));
    }

    /**
     * Open to all: whoever has forgotten a password is not signed in, and background work never is. It lets nobody read
     * anything; the use case that calls it has its own check.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    @PreAuthorize("permitAll()")
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(Letter letter) {
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        var calendar = letter.calendar();
        var about = letter.about();
        jdbc.sql("""
                insert into outbox (id, created_at, recipient, language, subject, body, html, calendar_method, calendar,
                  about_kind, about_id, due_at)
                values (:id, :now, :to, :language, :subject, :text, :html, :method, :calendar, :kind, :about, :now)""")
                .param("id", Ids.next())
                .param("now", now)
                .param("to", letter.to().strip())
                .param("language", letter.locale().getLanguage())
                .param("subject", letter.subject().strip())
                .param("text", letter.text())
                .param("html", letter.html())
                .param("method", calendar == null ? null : calendar.method().name())
                .param("calendar", calendar == null ? null : calendar.ics())
                .param("kind", about == null ? null : about.kind())
                .param("about", about == null ? null : about.id())
                .update();
    }
}
