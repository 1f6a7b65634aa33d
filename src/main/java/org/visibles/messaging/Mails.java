package org.visibles.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Permission;

/**
 * What the administrator sees of the outbox: subjects and states. Texts hold one-time links, so they can be read where
 * {@code visibles.mail.readable} is set, in the demo; elsewhere the database refuses besides.
 */
@Service
@PreAuthorize("denyAll()")
public class Mails {

    private final JdbcClient jdbc;
    private final boolean readable;

    Mails(JdbcClient jdbc, @Value("${visibles.mail.readable:false}") boolean readable) {
        this.jdbc = jdbc;
        this.readable = readable;
    }

    /** Newest first. */
    @PreAuthorize("hasRole('" + Permission.MAIL_READ + "')")
    @Transactional(readOnly = true)
    public List<MailRow> page(int offset, int limit) {
        return jdbc.sql("select id, created_at, subject, language, state, attempts, finished_at, failure from outbox"
                        + " order by created_at desc, id desc offset ? limit ?")
                .params(offset, limit)
                .query((row, number) -> row(row))
                .list();
    }

    /** Whether texts can be read here. */
    @PreAuthorize("hasRole('" + Permission.MAIL_READ + "')")
    @Transactional(readOnly = true)
    public boolean readable() {
        return readable;
    }

    /**
     * @return empty for a mail that has left: it has forgotten its text
     * @throws NotFound where texts cannot be read, and for an unknown mail
     */
    @PreAuthorize("hasRole('" + Permission.MAIL_READ + "')")
    @Transactional(readOnly = true)
    public Optional<MailText> text(UUID mail) {
        if (!readable) {
            throw new NotFound();
        }
        return jdbc.sql("select recipient, subject, body from outbox where id = ?")
                .param(mail)
                .query((row, number) -> Optional.ofNullable(row.getString("body"))
                        .map(body -> new MailText(text(row, "recipient"), text(row, "subject"), body)))
                .optional()
                .orElseThrow(NotFound::new);
    }

    private static MailRow row(ResultSet row) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new MailRow(
                row.getObject("id", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("subject"),
                row.getString("language"),
                MailState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                finished == null ? null : finished.toInstant(),
                row.getString("failure"));
    }

    private static String text(ResultSet row, String column) {
        try {
            return row.getString(column);
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
