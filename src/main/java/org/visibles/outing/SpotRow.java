package org.visibles.outing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place where the organisation often goes.
 *
 * @param active offered when planning; a closed one stays in the outings that went there
 */
public record SpotRow(
        UUID id,
        String name,
        @Nullable String commune,
        @Nullable String qpv,
        @Nullable Position position,
        boolean active,
        long version) {}
