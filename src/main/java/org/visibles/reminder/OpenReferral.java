package org.visibles.reminder;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.ReferralId;
import org.visibles.referral.ReferralStatus;

/**
 * A referral under way, as far as reminders need it.
 *
 * @param leftAlone the person wants no more contact
 * @param movedAt when it came to its state
 * @param bySender when the sender last wrote to the recipient
 * @param byRecipient when the recipient last wrote to the sender
 */
record OpenReferral(
        ReferralId id,
        ReferralStatus status,
        UUID sender,
        UUID senderMember,
        UUID recipient,
        boolean leftAlone,
        Instant movedAt,
        @Nullable Instant appointmentAt,
        @Nullable Instant bySender,
        @Nullable Instant byRecipient) {}
