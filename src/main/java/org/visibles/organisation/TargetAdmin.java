package org.visibles.organisation;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.ProgrammeId;
import org.visibles.kernel.RuleViolation;

/** What a programme and those who take part set out to reach. */
@Service
@PreAuthorize("denyAll()")
public class TargetAdmin {

    private final JdbcClient jdbc;
    private final Clock clock;

    TargetAdmin(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Sets a target of the current organisation's programme, or changes it.
     *
     * @throws RuleViolation {@code rule.organisation.target} below 0
     */
    @PreAuthorize("hasRole('" + Permission.PROGRAMME_MANAGE + "')")
    @Transactional
    public void set(ProgrammeId programme, TargetRow target) {
        if (target.value() < 0) {
            throw new RuleViolation("rule.organisation.target");
        }
        jdbc.sql("""
                        insert into target (programme_id, organisation_id, indicator, value, set_at) values (?, ?, ?, ?, ?)
                        on conflict (programme_id, organisation_id, indicator) do update
                          set value = excluded.value, set_at = excluded.set_at""")
                .param(programme.value())
                .param(
                        target.organisation() == null
                                ? null
                                : target.organisation().value())
                .param(target.indicator())
                .param(target.value())
                .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    /** Takes a target away from now on; one that is not there is none. */
    @PreAuthorize("hasRole('" + Permission.PROGRAMME_MANAGE + "')")
    @Transactional
    public void remove(ProgrammeId programme, @Nullable OrganisationId organisation, String indicator) {
        jdbc.sql("""
                        delete from target where programme_id = ? and organisation_id is not distinct from ?::uuid
                          and indicator = ?""")
                .param(programme.value())
                .param(organisation == null ? null : organisation.value())
                .param(indicator)
                .update();
    }
}
