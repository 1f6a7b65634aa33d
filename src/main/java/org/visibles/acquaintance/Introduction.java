package org.visibles.acquaintance;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.YouthId;

/**
 * Two organisations that know of each other; nothing of the other's record.
 *
 * @param youth of the current organisation
 * @param member whom to speak to there; null when that member has left
 * @param email of the other organisation
 * @param askedHere whether the current organisation asked
 */
public record Introduction(
        UUID id,
        YouthId youth,
        OrganisationId other,
        @Nullable String member,
        @Nullable String email,
        boolean askedHere,
        Instant at) {}
