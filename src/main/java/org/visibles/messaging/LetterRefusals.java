package org.visibles.messaging;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.OnePage;

/**
 * Which letters about something will never arrive. The organisation that acted when a letter was written reads it, and
 * whom the module of that something lets read besides; for 30 days.
 */
@Service
@PreAuthorize("denyAll()")
public class LetterRefusals {

    private final JdbcClient jdbc;

    LetterRefusals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One letter that was given up. */
    public record Refused(Refusal refusal, Instant at) {}

    /** The latest first. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public List<Refused> of(About about) {
        return OnePage.once(List.of(LetterRefusals.class, about), () -> read(about));
    }

    private List<Refused> read(About about) {
        return jdbc.sql("""
                        select refusal, finished_at from outbox where about_id = ? and about_kind = ? and refusal is not null
                        order by finished_at desc""")
                .params(about.id(), about.kind())
                .query((row, number) -> new Refused(
                        Refusal.valueOf(row.getString(1)),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
    }
}
