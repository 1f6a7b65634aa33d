package org.visibles.acquaintance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.YouthId;
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
                .param(since())
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

    /** The requests of one member in the same days, the latest first; at most 100. */
    @PreAuthorize("hasRole('" + Permission.ACCESS_LOG_READ + "')")
    @Transactional(readOnly = true)
    @Logged("acquaintance.requests")
    public List<AskedLine> requests(Use use) {
        return jdbc.sql(
                        "select youth_id, asked_at, compared_at, withdrawn_at, ended from acquaintance_requests(?, ?, ?, ?)")
                .params(use.member(), use.organisation().value(), since(), at(clock.instant()))
                .query((row, n) -> new AskedLine(
                        new YouthId(row.getObject(1, UUID.class)),
                        Acquaintances.instant(row.getObject(2, OffsetDateTime.class)),
                        instant(row.getObject(3, OffsetDateTime.class)),
                        instant(row.getObject(4, OffsetDateTime.class)),
                        row.getBoolean(5)))
                .list();
    }

    private OffsetDateTime since() {
        return at(clock.instant().minus(Duration.ofDays(DAYS)));
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
