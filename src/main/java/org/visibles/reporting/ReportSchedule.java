package org.visibles.reporting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report that is asked for again and again.
 *
 * @param since ends of periods from this day on
 * @param active whether it goes on
 * @param subscribed whether the current member is told
 * @param texts of the report that it repeats; null when it comes without words
 */
public record ReportSchedule(
        UUID id,
        Recurrence recurrence,
        LocalDate since,
        boolean active,
        boolean subscribed,
        @Nullable Texts texts) {

    /** The report whose texts are repeated, who began it and when. */
    public record Texts(ReportId of, String author, Instant madeAt) {}
}
