package org.visibles.reporting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Quarter;
import org.visibles.kernel.ProgrammeId;

/**
 * A frozen report, without what stands in it.
 *
 * @param number of the year, from 1, without gaps; of the programme's reports, or of the organisation's own
 * @param author who froze it; null for the program, at the end of a period
 * @param sha256 of its content, in hexadecimal digits
 */
public record FrozenRow(
        ReportId id,
        ReportKind kind,
        ProgrammeId programme,
        int year,
        int number,
        @Nullable String author,
        Instant frozenAt,
        @Nullable Quarter quarter,
        LocalDate knownOn,
        String sha256) {

    /** What people call it by, such as {@code 2026-003}. */
    public String reference() {
        return String.format(Locale.ROOT, "%d-%03d", year, number);
    }
}
