package org.visibles.acquaintance;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.privacy.Logged;

/** What the data-protection officer sees of "déjà connu ?": who asks how, never what was answered. */
@Service
@PreAuthorize("denyAll()")
public class Uses {

    /** So far back, in days. */
    public static final int DAYS = 90;

    private final JdbcClient jdbc;
    private final Clock clock;

    Uses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of the last {@link #DAYS} days, unusual ones first. */
    @PreAuthorize("hasRole('" + Permission.ACCESS_LOG_READ + "')")
    @Transactional(readOnly = true)
    @Logged("acquaintance.uses")
    public List<Use> all() {
        return jdbc
                .sql(
                        "select organisation_id, member_id, asked, people, stopped, alike, edited from acquaintance_uses(?)")
                .param(OffsetDateTime.ofInstant(clock.instant().minus(Duration.ofDays(DAYS)), ZoneOffset.UTC))
                .query((row, n) -> new Use(
                        new OrganisationId(row.getObject(1, UUID.class)),
                        row.getObject(2, UUID.class),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7)))
                .stream()
                .sorted(Comparator.comparing(Use::unusual)
                        .reversed()
                        .thenComparing(Comparator.comparingLong(Use::asked).reversed()))
                .toList();
    }
}
