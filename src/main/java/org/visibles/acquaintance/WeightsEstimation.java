package org.visibles.acquaintance;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.Permission;
import org.visibles.matching.Described;
import org.visibles.matching.Estimate;
import org.visibles.privacy.Logged;

/** The steps of an estimation, each a transaction of its own, so that its progress is seen and it can be stopped. */
@Service
@PreAuthorize("denyAll()")
class WeightsEstimation {

    /** A wish that waits. */
    record Wish(UUID id, UUID askedBy) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    WeightsEstimation(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @PreAuthorize("hasRole('" + Permission.MATCHING_MANAGE + "')")
    @Transactional(readOnly = true)
    public Optional<Wish> wish() {
        return jdbc.sql("select id, asked_by from match_estimation where ended_at is null")
                .query((row, n) -> new Wish(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .optional();
    }

    /** All whom the current organisation follows fully and who can be told apart. */
    @PreAuthorize("hasRole('" + Permission.MATCHING_MANAGE + "')")
    @Transactional(readOnly = true)
    @Logged("acquaintance.estimate")
    public List<Described> people() {
        LocalDate today = LocalDate.now(clock);
        return jdbc
                .sql("select y.first_contact_on, " + Descriptions.COLUMNS + """
                         from circle c join youth y on y.id = c.youth_id
                        where c.organisation_id = (select current_organisation()) and c.relation = 'FULL'""")
                .query((row, n) -> {
                    LocalDate met = row.getObject("first_contact_on", LocalDate.class);
                    return Descriptions.read(row, met == null ? today : met);
                })
                .stream()
                .filter(Described::identifies)
                .toList();
    }

    /** @throws CancellationException when somebody has stopped it meanwhile */
    @PreAuthorize("hasRole('" + Permission.MATCHING_MANAGE + "')")
    @Transactional
    public void reached(Wish wish, int percent) {
        int still = jdbc.sql(
                        "update match_estimation set progress = ? where id = ? and ended_at is null and cancelled_at is null")
                .params(percent, wish.id())
                .update();
        if (still == 0) {
            throw new CancellationException();
        }
    }

    /** Keeps the weights as the next version, which is not in force yet. */
    @PreAuthorize("hasRole('" + Permission.MATCHING_MANAGE + "')")
    @Transactional
    public void keep(Wish wish, Estimate estimate, int people) {
        int version = jdbc.sql("""
                        insert into match_weights (organisation_id, version, made_at, made_by, people, pairs, prior, siblings, chances)
                        select current_organisation(), coalesce(max(version), 0) + 1, ?, ?, ?, ?, ?, ?, ?::jsonb from match_weights
                        where organisation_id = (select current_organisation()) returning version""")
                .params(
                        now(),
                        wish.askedBy(),
                        people,
                        people * (people - 1L) / 2,
                        estimate.prior(),
                        estimate.siblings(),
                        WeightsInForce.written(estimate.weights()))
                .query(Integer.class)
                .single();
        jdbc.sql("update match_estimation set progress = 100, ended_at = ?, version = ? where id = ?")
                .params(now(), version, wish.id())
                .update();
    }

    /** It ends without a version. */
    @PreAuthorize("hasRole('" + Permission.MATCHING_MANAGE + "')")
    @Transactional
    public void end(Wish wish) {
        jdbc.sql("update match_estimation set ended_at = ? where id = ? and ended_at is null")
                .params(now(), wish.id())
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
