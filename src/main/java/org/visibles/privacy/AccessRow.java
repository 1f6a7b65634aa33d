package org.visibles.privacy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the access log.
 *
 * @param member null when nobody was signed in
 * @param entity {@code YOUTH}, {@code REFERRAL}, {@code CONTACT} or {@code ENCOUNTER}, null for lists
 */
public record AccessRow(
        UUID id,
        Instant at,
        @Nullable UUID member,
        @Nullable UUID organisation,
        String action,
        @Nullable String entity,
        @Nullable UUID entityId,
        AccessOutcome outcome) {}
