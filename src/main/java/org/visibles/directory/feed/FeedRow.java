package org.visibles.directory.feed;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address to import from.
 *
 * @param everyDays null for by hand alone
 * @param version null for a new one
 */
public record FeedRow(
        UUID id,
        String url,
        @Nullable Integer everyDays,
        @Nullable Instant lastStartedAt,
        @Nullable Long version) {}
