package org.visibles.reporting;

import java.time.Instant;
import org.visibles.kernel.ProgrammeId;

/**
 * A report that is being written.
 *
 * @param author who began it
 */
public record DraftRow(
        ReportId id,
        ReportKind kind,
        ProgrammeId programme,
        ReportSelection selection,
        String author,
        Instant madeAt) {}
