package org.visibles.acquaintance;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Limits as they were set.
 *
 * @param limits with the version that they became
 * @param by the member; null when they were set in the database
 */
public record LimitsChange(
        Limits limits, Instant at, @Nullable UUID by) {}
