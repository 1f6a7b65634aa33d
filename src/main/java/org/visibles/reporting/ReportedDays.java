package org.visibles.reporting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Quarter;
import org.visibles.kernel.RuleViolation;
import org.visibles.organisation.ProgrammeRow;
import org.visibles.widgets.Formats;

/** Of which days and quarters there can be a report, and why not of the others. */
final class ReportedDays {

    private ReportedDays() {}

    /** The end of the last month that is over. */
    static LocalDate last(Clock clock) {
        return YearMonth.from(LocalDate.ofInstant(clock.instant(), Formats.ZONE))
                .minusMonths(1)
                .atEndOfMonth();
    }

    /**
     * @throws RuleViolation {@code rule.reporting.quarter-after-day} when the quarter was not over on the day of knowledge
     */
    static void requireOver(@Nullable Quarter quarter, LocalDate day) {
        if (quarter != null && quarter.lastDay().isAfter(day)) {
            throw new RuleViolation("rule.reporting.quarter-after-day", Formats.date(day));
        }
    }

    /**
     * @throws RuleViolation as {@link #requireOver}, {@code rule.reporting.day-before-programme},
     *     {@code rule.reporting.quarter-before-programme}
     */
    static void requireWithin(ProgrammeRow programme, @Nullable Quarter quarter, LocalDate day, ReportWords words) {
        LocalDate start = programme.startsOn();
        if (day.isBefore(start)) {
            throw new RuleViolation(
                    "rule.reporting.day-before-programme",
                    words.day(day),
                    words.day(start),
                    words.day(YearMonth.from(start).atEndOfMonth()));
        }
        requireOver(quarter, day);
        if (quarter != null && quarter.lastDay().isBefore(start)) {
            throw new RuleViolation("rule.reporting.quarter-before-programme", words.day(start));
        }
    }
}
