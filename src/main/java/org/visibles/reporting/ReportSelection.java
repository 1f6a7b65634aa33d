package org.visibles.reporting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Quarter;
import org.visibles.widgets.Formats;

/**
 * What a report is about.
 *
 * @param quarter in which people were identified; null for the whole programme
 * @param knownOn day of knowledge, the end of a month; null for the last one that is over
 */
public record ReportSelection(
        @Nullable Quarter quarter, @Nullable LocalDate knownOn) {

    public static final ReportSelection ALL = new ReportSelection(null, null);

    /** Ends of months that are over, the last one first. */
    public static List<LocalDate> days(Clock clock, int count) {
        YearMonth now = YearMonth.from(LocalDate.ofInstant(clock.instant(), Formats.ZONE));
        return IntStream.rangeClosed(1, count)
                .mapToObj(back -> now.minusMonths(back).atEndOfMonth())
                .toList();
    }

    LocalDate day(Clock clock) {
        return knownOn == null ? days(clock, 1).getFirst() : knownOn;
    }
}
