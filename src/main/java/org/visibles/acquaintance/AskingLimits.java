package org.visibles.acquaintance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Permission;
import org.visibles.kernel.ProgrammeId;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.privacy.Logged;

/** The limits of "déjà connu ?": an administrator sets them, the data-protection officer sees who changed what. */
@Service
@PreAuthorize("denyAll()")
public class AskingLimits {

    private static final int CHANGES = 50;

    private static final String ALL = """
            select p.id, p.name, coalesce(r.member_week, 10), coalesce(r.organisation_month, 60), coalesce(r.answer_days, 21),
              coalesce(r.tick_minutes, 60), coalesce(r.version, 0)
            from programme p left join acquaintance_rules r on r.programme_id = p.id order by p.starts_on desc, p.id""";

    private static final String HISTORY = """
            select p.id, p.name, v.member_week, v.organisation_month, v.answer_days, v.tick_minutes, v.version, v.set_at, v.set_by
            from acquaintance_rules_version v join programme p on p.id = v.programme_id
            order by v.set_at desc, v.version desc limit ?""";

    private static final String SET = """
            insert into acquaintance_rules as r (programme_id, member_week, organisation_month, answer_days, tick_minutes, set_at,
              set_by, version)
            select p.id, :member, :organisation, :days, :minutes, :at, :by, 1 from programme p where p.id = :programme
            on conflict (programme_id) do update set member_week = excluded.member_week,
              organisation_month = excluded.organisation_month, answer_days = excluded.answer_days,
              tick_minutes = excluded.tick_minutes, set_at = excluded.set_at, set_by = excluded.set_by, version = r.version + 1
            where r.version = :version""";

    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final Clock clock;

    AskingLimits(JdbcClient jdbc, CurrentMember member, Clock clock) {
        this.jdbc = jdbc;
        this.member = member;
        this.clock = clock;
    }

    /** Of each programme, the latest first. */
    @PreAuthorize("hasAnyRole('" + Permission.ORGANISATION_MANAGE + "', '" + Permission.ACCESS_LOG_READ + "')")
    @Transactional(readOnly = true)
    public List<Limits> all() {
        return jdbc.sql(ALL).query((row, n) -> limits(row)).list();
    }

    /** The latest first; at most 50. */
    @PreAuthorize("hasAnyRole('" + Permission.ORGANISATION_MANAGE + "', '" + Permission.ACCESS_LOG_READ + "')")
    @Transactional(readOnly = true)
    public List<LimitsChange> changes() {
        return jdbc.sql(HISTORY)
                .param(CHANGES)
                .query((row, n) -> new LimitsChange(
                        limits(row),
                        Acquaintances.instant(row.getObject(8, OffsetDateTime.class)),
                        row.getObject(9, UUID.class)))
                .list();
    }

    /**
     * They hold from the next question on; what was asked keeps its tick and its end.
     *
     * @throws RuleViolation as {@link Limits#check} does
     * @throws StaleVersion when somebody set them since they were read
     * @throws NotFound without such a programme
     */
    @PreAuthorize("hasRole('" + Permission.ORGANISATION_MANAGE + "')")
    @Transactional
    @Logged("acquaintance.limits")
    public void set(Limits limits) {
        limits.check();
        if (all().stream().noneMatch(each -> each.programme().equals(limits.programme()))) {
            throw new NotFound();
        }
        int written = jdbc.sql(SET)
                .param("programme", limits.programme().value())
                .param("member", limits.memberWeek())
                .param("organisation", limits.organisationMonth())
                .param("days", limits.answerDays())
                .param("minutes", limits.tickMinutes())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("by", member.require().member().value())
                .param("version", limits.version())
                .update();
        if (written == 0) {
            throw new StaleVersion();
        }
    }

    private static Limits limits(ResultSet row) throws SQLException {
        return new Limits(
                new ProgrammeId(row.getObject(1, UUID.class)),
                row.getString(2),
                row.getInt(3),
                row.getInt(4),
                row.getInt(5),
                row.getInt(6),
                row.getLong(7));
    }
}
