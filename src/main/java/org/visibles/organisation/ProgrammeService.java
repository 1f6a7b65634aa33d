package org.visibles.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.OneBatch;
import org.visibles.kernel.OnePage;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.RuleViolation;

/** The programme that the current organisation works in: the one begun last among those it takes part in. */
@Service
@PreAuthorize("denyAll()")
public class ProgrammeService {

    private final JdbcClient jdbc;
    private final Clock clock;

    ProgrammeService(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @throws RuleViolation {@code rule.organisation.no-programme} when the current organisation takes part in none
     */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public ProgrammeRow current() {
        return find().orElseThrow(() -> new RuleViolation("rule.organisation.no-programme"));
    }

    /** Like {@link #current}, empty where it refuses. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public Optional<ProgrammeRow> find() {
        return OnePage.once(ProgrammeService.class, () -> OneBatch.once(List.of(ProgrammeService.class), this::read));
    }

    private Optional<ProgrammeRow> read() {
        return jdbc.sql(ProgrammeAdmin.ROW + "where id = current_programme(?)")
                .param(LocalDate.now(clock))
                .query(ProgrammeAdmin::row)
                .optional();
    }

    /**
     * Targets of the current programme: those of the whole and the own organisation's; the coordination sees all.
     *
     * @param on as they were at the end of this day
     */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public List<TargetRow> targets(LocalDate on) {
        return jdbc.sql("""
                        select organisation_id, indicator, value from (
                          select distinct on (organisation_id, indicator) organisation_id, indicator, value from target_version
                          where programme_id = current_programme(?) and since < ?
                          order by organisation_id, indicator, since desc) held
                        where value is not null order by indicator, organisation_id nulls first""")
                .param(LocalDate.now(clock))
                .param(on.plusDays(1).atStartOfDay(clock.getZone()).toOffsetDateTime())
                .query((row, n) -> {
                    UUID organisation = row.getObject(1, UUID.class);
                    return new TargetRow(
                            organisation == null ? null : new OrganisationId(organisation),
                            row.getString(2),
                            row.getDouble(3));
                })
                .list();
    }
}
