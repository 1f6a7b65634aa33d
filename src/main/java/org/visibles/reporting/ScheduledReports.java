package org.visibles.reporting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.kernel.AccountId;
import org.visibles.kernel.ActingAs;
import org.visibles.kernel.Identity;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.ProgrammeId;
import org.visibles.kernel.RuleViolation;
import org.visibles.messaging.RecurringJob;
import org.visibles.messaging.Rhythm;
import org.visibles.organisation.ProgrammeService;
import org.visibles.widgets.Formats;

/**
 * Freezes each night the reports whose period is over, as of its last day, and tells who asked to be told, in the same
 * transaction: cut off half-way nothing was frozen and nobody told, and a schedule has one report of each day.
 */
@Component
class ScheduledReports implements RecurringJob {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledReports.class);

    private record Scheduled(UUID id, OrganisationId organisation, ReportKind kind) {}

    private record Due(
            Recurrence recurrence,
            LocalDate since,
            ProgrammeId programme,
            @Nullable ReportId texts) {}

    private final JdbcClient jdbc;
    private final ReportBuilder builder;
    private final ReportTexts texts;
    private final FrozenRows rows;
    private final ReportNotices notices;
    private final MissedNights missed;
    private final ProgrammeService programmes;
    private final ActingAs acting;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ScheduledReports(
            JdbcClient jdbc,
            ReportBuilder builder,
            ReportTexts texts,
            FrozenRows rows,
            ReportNotices notices,
            MissedNights missed,
            ProgrammeService programmes,
            ActingAs acting,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.builder = builder;
        this.texts = texts;
        this.rows = rows;
        this.notices = notices;
        this.missed = missed;
        this.programmes = programmes;
        this.acting = acting;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "reporting.freeze";
    }

    @Override
    public Rhythm rhythm() {
        return Rhythm.dailyAt(LocalTime.of(3, 0));
    }

    /** What fails for one, or for one day, does not keep the others waiting; it is tried again the next night. */
    @Override
    public void run() {
        for (Scheduled each : scheduled()) {
            try {
                acting.run(
                        new Identity(
                                AccountId.PROGRAM,
                                MemberId.PROGRAM,
                                each.organisation(),
                                name(),
                                each.kind().program()),
                        () -> freeze(each));
            } catch (RuntimeException failed) {
                LOG.error("The scheduled report of organisation {} could not be frozen", each.organisation(), failed);
            }
        }
    }

    private List<Scheduled> scheduled() {
        return jdbc.sql("select id, organisation_id, kind from scheduled_reports()")
                .query((row, n) -> new Scheduled(
                        row.getObject(1, UUID.class),
                        new OrganisationId(row.getObject(2, UUID.class)),
                        ReportKind.valueOf(row.getString(3))))
                .list();
    }

    /** Rests while the organisation works in another programme, or in none: the figures are those of the current one. */
    private void freeze(Scheduled schedule) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.ZONE);
        List<LocalDate> days = transaction.execute(status -> {
            Due due = due(schedule.id());
            if (programmes
                    .find()
                    .filter(each -> each.id().equals(due.programme()))
                    .isEmpty()) {
                return List.of();
            }
            List<LocalDate> frozen = rows.days(schedule.id());
            return due.recurrence().ends(due.since(), today).stream()
                    .filter(day -> !frozen.contains(day))
                    .toList();
        });
        for (LocalDate day : days) {
            try {
                transaction.executeWithoutResult(status -> freeze(schedule, day));
            } catch (DuplicateKeyException faster) {
                LOG.info("The report of schedule {} as of {} was frozen by another node", schedule.id(), day);
            } catch (RuleViolation refused) {
                LOG.warn("The report of schedule {} as of {} is refused: {}", schedule.id(), day, refused.key());
                keep(schedule, day, refused);
            } catch (RuntimeException failed) {
                LOG.error("The report of schedule {} as of {} could not be frozen", schedule.id(), day, failed);
                keep(schedule, day, failed);
            }
        }
    }

    private void keep(Scheduled schedule, LocalDate day, RuntimeException failure) {
        transaction.executeWithoutResult(status -> missed.keep(schedule.id(), day, failure));
    }

    private void freeze(Scheduled schedule, LocalDate day) {
        Due due = due(schedule.id());
        Map<Section, String> words = due.texts() == null ? Map.of() : texts.plain(due.texts());
        ReportContent content = builder.build(schedule.kind(), null, day, words, Progress.NONE);
        ReportId id = rows.add(content, due.programme(), null, schedule.id());
        notices.tell(rows.find(schedule.kind(), id).orElseThrow(), schedule.id());
    }

    private Due due(UUID schedule) {
        return jdbc.sql("""
                        select s.rhythm, s.since, s.programme_id, r.id from report_schedule s
                        left join report r on r.id = s.texts_of and r.discarded_at is null where s.id = ?""")
                .param(schedule)
                .query((row, n) -> new Due(
                        Recurrence.valueOf(row.getString(1)),
                        row.getObject(2, LocalDate.class),
                        new ProgrammeId(row.getObject(3, UUID.class)),
                        Optional.ofNullable(row.getObject(4, UUID.class))
                                .map(ReportId::new)
                                .orElse(null)))
                .single();
    }
}
