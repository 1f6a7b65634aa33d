package org.visibles.acquaintance;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Ids;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Permission;

/** The versions of the current organisation's weights: asks for a new one, and says which is in force. */
@Service
@PreAuthorize("denyAll()")
public class WeightsService {

    private static final String VERSIONS = """
            with last as (
              select c.version, c.since, c.chosen_by from match_weights_chosen c
              where c.organisation_id = (select current_organisation()) order by c.since desc, c.id desc limit 1)
            select v.version, v.made_at, v.made_by, v.people, v.pairs, l.since, l.chosen_by,
              v.version = coalesce((select version from last), 0) as in_force
            from (select 0 as version, null::timestamptz as made_at, null::uuid as made_by, 0 as people, 0::bigint as pairs
              union all select version, made_at, made_by, people, pairs from match_weights
                where organisation_id = (select current_organisation())) v
              left join last l on l.version = v.version
            order by v.version desc limit 50""";

    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final Clock clock;

    WeightsService(JdbcClient jdbc, CurrentMember member, Clock clock) {
        this.jdbc = jdbc;
        this.member = member;
        this.clock = clock;
    }

    /** The newest first; the shipped ones are the last. One is in force. */
    @PreAuthorize("hasRole('" + Permission.MATCHING_MANAGE + "')")
    @Transactional(readOnly = true)
    public List<WeightsVersion> versions() {
        return jdbc.sql(VERSIONS)
                .query((row, n) -> new WeightsVersion(
                        row.getInt("version"),
                        instant(row.getObject("made_at", OffsetDateTime.class)),
                        row.getObject("made_by", UUID.class),
                        row.getInt("people"),
                        row.getLong("pairs"),
                        row.getBoolean("in_force")
                                ? Optional.ofNullable(instant(row.getObject("since", OffsetDateTime.class)))
                                        .orElse(Instant.EPOCH)
                                : null,
                        row.getObject("chosen_by", UUID.class)))
                .list();
    }

    /** How far the estimation is that is under way, in percent; empty when none is. */
    @PreAuthorize("hasRole('" + Permission.MATCHING_MANAGE + "')")
    @Transactional(readOnly = true)
    public OptionalInt underWay() {
        return jdbc
                .sql("select progress from match_estimation where ended_at is null and cancelled_at is null")
                .query(Integer.class)
                .list()
                .stream()
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    /** Has the weights estimated from the organisation's records, in the background; nothing more while that goes on. */
    @PreAuthorize("hasRole('" + Permission.MATCHING_MANAGE + "')")
    @Transactional
    public void estimate() {
        jdbc.sql("""
                        insert into match_estimation (id, organisation_id, asked_by, asked_at)
                        values (?, current_organisation(), ?, ?) on conflict do nothing""")
                .params(Ids.next(), member.require().member().value(), now())
                .update();
    }

    /** Stops the estimation that is under way; what is in force stays. */
    @PreAuthorize("hasRole('" + Permission.MATCHING_MANAGE + "')")
    @Transactional
    public void cancel() {
        jdbc.sql("update match_estimation set cancelled_at = ? where ended_at is null and cancelled_at is null")
                .param(now())
                .update();
    }

    /**
     * @param version 0 goes back to the shipped weights
     * @throws NotFound when there is no such version
     */
    @PreAuthorize("hasRole('" + Permission.MATCHING_MANAGE + "')")
    @Transactional
    public void choose(int version) {
        if (versions().stream().noneMatch(each -> each.version() == version)) {
            throw new NotFound();
        }
        jdbc.sql("""
                        insert into match_weights_chosen (id, organisation_id, version, since, chosen_by)
                        values (?, current_organisation(), ?, ?, ?)""")
                .params(Ids.next(), version, now(), member.require().member().value())
                .update();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
