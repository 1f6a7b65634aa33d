package org.visibles.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
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
import org.visibles.organisation.ProgrammeRow;
import org.visibles.organisation.ProgrammeService;
import org.visibles.reporting.ReportSchedule.Missing;
import org.visibles.reporting.ReportSchedule.Reason;
import org.visibles.widgets.Formats;

/** The report that the current organisation asks for at every end of a month or quarter, and who is told of it. */
@Service
@PreAuthorize("denyAll()")
public class ScheduleService {

    private final JdbcClient jdbc;
    private final ReportService reports;
    private final FrozenRows frozen;
    private final MissedNights nights;
    private final ProgrammeService programmes;
    private final CurrentMember member;
    private final Clock clock;

    ScheduleService(
            JdbcClient jdbc,
            ReportService reports,
            FrozenRows frozen,
            MissedNights nights,
            ProgrammeService programmes,
            CurrentMember member,
            Clock clock) {
        this.jdbc = jdbc;
        this.reports = reports;
        this.frozen = frozen;
        this.nights = nights;
        this.programmes = programmes;
        this.member = member;
        this.clock = clock;
    }

    /** Of the current programme; empty when none was ever asked for. */
    @PreAuthorize("hasAnyRole('" + Permission.FIGURES_OWN + "', '" + Permission.FIGURES_PROGRAMME + "')")
    @Transactional(readOnly = true)
    public Optional<ReportSchedule> find() {
        return programmes
                .find()
                .flatMap(programme ->
                        read(programme.id().value()).map(schedule -> schedule.without(missing(schedule, programme))));
    }

    private List<Missing> missing(ReportSchedule schedule, ProgrammeRow programme) {
        if (!schedule.active()) {
            return List.of();
        }
        List<LocalDate> there = frozen.days(schedule.id());
        Map<LocalDate, Missing> missed = nights.of(schedule.id());
        return schedule.recurrence().ends(schedule.since(), today()).stream()
                .filter(day -> !there.contains(day))
                .map(day -> day.isBefore(programme.startsOn())
                        ? new Missing(day, Reason.BEFORE_PROGRAMME, null)
                        : missed.getOrDefault(day, new Missing(day, Reason.NOT_YET, null)))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.ZONE);
    }

    private Optional<ReportSchedule> read(UUID programme) {
        return jdbc.sql("""
                        select s.id, s.rhythm, s.since, s.active, coalesce(n.active, false),
                          r.id, r.author_name, r.made_at
                        from report_schedule s
                        left join report_subscription n on n.schedule_id = s.id and n.member_id = ?
                        left join report r on r.id = s.texts_of and r.discarded_at is null
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
                        row.getBoolean(5),
                        texts(row),
                        List.of()))
                .optional();
    }

    private static ReportSchedule.@Nullable Texts texts(ResultSet row) throws SQLException {
        UUID of = row.getObject(6, UUID.class);
        return of == null
                ? null
                : new ReportSchedule.Texts(
                        new ReportId(of),
                        row.getString(7),
                        row.getObject(8, OffsetDateTime.class).toInstant());
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
        LocalDate today = today();
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
            tell(begin(programme, recurrence, today), true);
        }
    }

    /** A colleague may have asked at the same moment: there is one, and the later wish holds. */
    private UUID begin(UUID programme, Recurrence recurrence, LocalDate today) {
        return jdbc.sql("""
                        insert into report_schedule (id, kind, programme_id, rhythm, since, active) values (?, ?, ?, ?, ?, true)
                        on conflict (organisation_id, programme_id, kind)
                          do update set rhythm = excluded.rhythm, active = true, since = excluded.since
                        returning id""")
                .params(Ids.next(), ReportKind.of(member.require()).name(), programme, recurrence.name(), today)
                .query((row, n) -> row.getObject(1, UUID.class))
                .single();
    }

    /**
     * Has the scheduled reports repeat the texts of one that is being written, as they stand on the night of freezing;
     * once that one is frozen, as they were then.
     *
     * @param of null for reports without words
     * @throws NotFound when there is no such draft, or no schedule
     */
    @PreAuthorize("hasRole('" + Permission.REPORT_WRITE + "')")
    @Transactional
    public void repeatTexts(@Nullable ReportId of) {
        ReportSchedule schedule = read(programmes.current().id().value()).orElseThrow(NotFound::new);
        if (of != null
                && !reports.get(of).programme().equals(programmes.current().id())) {
            throw new NotFound();
        }
        jdbc.sql("update report_schedule set texts_of = :of where id = :id")
                .param("of", of == null ? null : of.value())
                .param("id", schedule.id())
                .update();
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
