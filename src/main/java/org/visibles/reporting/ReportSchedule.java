package org.visibles.reporting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report that is asked for again and again.
 *
 * @param since ends of periods from this day on
 * @param active whether it goes on
 * @param subscribed whether the current member is told
 * @param texts of the report that it repeats; null when it comes without words
 * @param missing ends of periods that are over and are not reported yet, the earliest first; none once it has stopped
 */
public record ReportSchedule(
        UUID id,
        Recurrence recurrence,
        LocalDate since,
        boolean active,
        boolean subscribed,
        @Nullable Texts texts,
        List<Missing> missing) {

    /** The report whose texts are repeated, who began it and when. */
    public record Texts(ReportId of, String author, Instant madeAt) {}

    /** Why there is no report of a day. */
    public enum Reason {
        NOT_YET,
        BEFORE_PROGRAMME,
        NOT_PUBLISHED,
        ERROR;

        /** Of a sentence that says so, what was kept, and what to do; its arguments are the day and that of the last try. */
        public String key() {
            return "reporting.schedule.missing."
                    + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A report that is tried again each night.
     *
     * @param tried when it was last tried in vain; null where that is not known
     */
    public record Missing(
            LocalDate day, Reason reason, @Nullable Instant tried) {}

    ReportSchedule without(List<Missing> reports) {
        return new ReportSchedule(id, recurrence, since, active, subscribed, texts, reports);
    }
}
