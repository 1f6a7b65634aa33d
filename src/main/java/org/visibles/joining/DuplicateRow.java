package org.visibles.joining;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.YouthId;
import org.visibles.matching.Verdict.Reason;

/**
 * Two records that may be of one person.
 *
 * @param bits what speaks for it: each doubles the odds
 */
public record DuplicateRow(Side one, Side other, double bits, List<Reason> reasons) {

    /** @param lastContact null where there was none */
    public record Side(YouthId id, String label, @Nullable LocalDate lastContact) {}
}
