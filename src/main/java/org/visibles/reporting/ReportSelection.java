package org.visibles.reporting;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Quarter;

/**
 * What a report is about.
 *
 * @param quarter in which people were identified; null for the whole programme
 * @param knownOn day of knowledge, the end of a month; null for the last one that is over
 */
public record ReportSelection(
        @Nullable Quarter quarter, @Nullable LocalDate knownOn) {

    public static final ReportSelection ALL = new ReportSelection(null, null);

    LocalDate day(Clock clock) {
        return knownOn == null ? ReportedDays.last(clock) : knownOn;
    }
}
