package org.visibles.acquaintance;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Weights of the comparison.
 *
 * @param version 0 for those that are shipped
 * @param madeAt null for those
 * @param madeBy the member who asked for the estimation; null for those
 * @param people whose records they were estimated from
 * @param pairs that these make
 * @param since when they were put in force for the last time; null when they are not in force
 */
public record WeightsVersion(
        int version,
        @Nullable Instant madeAt,
        @Nullable UUID madeBy,
        int people,
        long pairs,
        @Nullable Instant since,
        @Nullable UUID chosenBy) {

    public boolean inForce() {
        return since != null;
    }
}
