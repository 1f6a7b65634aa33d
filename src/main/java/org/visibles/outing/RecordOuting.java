package org.visibles.outing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.OutingId;

/**
 * An outing that took place, planned before or not; or its correction.
 *
 * @param baseVersion the version that was read before, null where none was
 * @param deviceAt what the clock of the device said, where it was written elsewhere than in the signed-in pages
 */
public record RecordOuting(
        OutingId id,
        @Nullable Long baseVersion,
        OutingContent content,
        @Nullable Instant deviceAt) {}
