package org.visibles.referral;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One move of a referral.
 *
 * @param effectiveOn the day it counts for
 * @param organisation name of who moved it
 * @param byLink whether it was answered without an account
 * @param recipient name of the organisation it was sent to; null where one referral alone is read
 */
public record ReferralStep(
        ReferralStatus status,
        LocalDate effectiveOn,
        Instant recordedAt,
        String organisation,
        boolean byLink,
        @Nullable String recipient) {}
