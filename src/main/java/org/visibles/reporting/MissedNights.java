package org.visibles.reporting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.RuleViolation;
import org.visibles.reporting.ReportSchedule.Missing;
import org.visibles.reporting.ReportSchedule.Reason;

/** Why scheduled reports were not frozen when they were last tried, kept for those who wait for them. */
@Component
class MissedNights {

    private final JdbcClient jdbc;
    private final Clock clock;

    MissedNights(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is told of a failure; of a day before the programme it is known without being kept. */
    static Reason reason(RuntimeException failure) {
        if (!(failure instanceof RuleViolation refused)) {
            return Reason.ERROR;
        }
        return switch (refused.key()) {
            case "rule.reporting.day-before-programme" -> Reason.BEFORE_PROGRAMME;
            case "rule.reporting.no-such-day" -> Reason.NOT_PUBLISHED;
            default -> Reason.ERROR;
        };
    }

    void keep(UUID schedule, LocalDate day, RuntimeException failure) {
        Reason reason = reason(failure);
        if (reason == Reason.BEFORE_PROGRAMME) {
            return;
        }
        jdbc.sql("""
                        insert into report_schedule_miss (schedule_id, known_on, reason, tried_at)
                        values (:schedule, :day, :reason, :now)
                        on conflict (schedule_id, known_on) do update set reason = excluded.reason, tried_at = excluded.tried_at""")
                .param("schedule", schedule)
                .param("day", day)
                .param("reason", reason.name())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    /** By the day of knowledge. */
    Map<LocalDate, Missing> of(UUID schedule) {
        Map<LocalDate, Missing> missed = new HashMap<>();
        jdbc.sql("select known_on, reason, tried_at from report_schedule_miss where schedule_id = ?")
                .param(schedule)
                .query(row -> {
                    LocalDate day = row.getObject(1, LocalDate.class);
                    missed.put(
                            day,
                            new Missing(
                                    day,
                                    Reason.valueOf(row.getString(2)),
                                    row.getObject(3, OffsetDateTime.class).toInstant()));
                });
        return missed;
    }
}
