package org.visibles.reporting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
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
import org.visibles.kernel.RuleViolation;
import org.visibles.organisation.ProgrammeService;
import org.visibles.widgets.Formats;

/** The report that the current organisation asks for at every end of a month or quarter, and who is told of it. */
@Service
@PreAuthorize("denyAll()")
public class ScheduleService {

    private final JdbcClient jdbc;
    private final ProgrammeService programmes;
    private final CurrentMember member;
    private final Clock clock;

    ScheduleService(JdbcClient jdbc, ProgrammeService programmes, CurrentMember member, Clock clock) {
        this.jdbc = jdbc;
        this.programmes = programmes;
        this.member = member;
        this.clock = clock;
    }

    /** Of the current programme; empty when none was ever asked for. */
    @PreAuthorize("hasAnyRole('" + Permission.FIGURES_OWN + "', '" + Permission.FIGURES_PROGRAMME + "')")
    @Transactional(readOnly = true)
    public Optional<ReportSchedule> find() {
        return programmes.find().flatMap(programme -> read(programme.id().value()));
    }

    private Optional<ReportSchedule> read(UUID programme) {
        return jdbc.sql("""
                        select s.id, s.rhythm, s.since, s.active, coalesce(n.active, false) from report_schedule s
                        left join report_subscription n on n.schedule_id = s.id and n.member_id = ?
                        where s.kind = ? and s.programme_id = ? and s.organisation_id = ?""")
                .params(
                        member.require().member().value(),
                        ReportKind.of(member.require()).name(),
                        programme,
                        member.scope().organisation().value())
                .query((row, n) -> new ReportSchedule(
                        row.getObject(1, UUID.class),
                        Recurrence.valueOf(row.getString(2)),
                        row.getObject(3, LocalDate.class),
                        row.getBoolean(4),
                        row.getBoolean(5)))
                .optional();
    }

    /**
     * Asks for a report from now on; whoever asks first is told. Ends of periods before today are never made up for.
     *
     * @param recurrence null to have it stop
     * @throws RuleViolation {@code rule.organisation.no-programme}
     */
    @PreAuthorize("hasRole('" + Permission.REPORT_WRITE + "')")
    @Transactional
    public void set(@Nullable Recurrence recurrence) {
        UUID programme = programmes.current().id().value();
        LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.ZONE);
        Optional<ReportSchedule> before = read(programme);
        if (before.isPresent()) {
            ReportSchedule schedule = before.get();
            jdbc.sql("update report_schedule set rhythm = ?, active = ?, since = ? where id = ?")
                    .params(
                            (recurrence == null ? schedule.recurrence() : recurrence).name(),
                            recurrence != null,
                            today,
                            schedule.id())
                    .update();
        } else if (recurrence != null) {
            UUID id = Ids.next();
            jdbc.sql("""
                    insert into report_schedule (id, kind, programme_id, rhythm, since, active)
                    values (?, ?, ?, ?, ?, true)""")
                    .params(id, ReportKind.of(member.require()).name(), programme, recurrence.name(), today)
                    .update();
            tell(id, true);
        }
    }

    /** Has the current member told, or no longer. */
    @PreAuthorize("hasAnyRole('" + Permission.FIGURES_OWN + "', '" + Permission.FIGURES_PROGRAMME + "')")
    @Transactional
    public void subscribe(boolean wanted) {
        tell(read(programmes.current().id().value()).orElseThrow(NotFound::new).id(), wanted);
    }

    private void tell(UUID schedule, boolean wanted) {
        jdbc.sql("""
                insert into report_subscription (schedule_id, active) values (:schedule, :wanted)
                on conflict (schedule_id, member_id) do update set active = :wanted""").param("schedule", schedule).param("wanted", wanted).update();
    }
}
