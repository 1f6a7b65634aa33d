package org.visibles.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.YouthId;

/**
 * One line of a list of referrals.
 *
 * @param label what the reader's organisation calls the person; null where nothing was or is shared any more
 * @param dueOn the day by which the partner should have answered; null for a draft
 * @param overdue still without an answer after that day
 * @param agreement with which it was sent; null for a draft
 * @param agreementWithdrawnOn since when the partner reads nothing any more; null while the agreement holds
 */
public record ReferralRow(
        ReferralId id,
        YouthId youth,
        @Nullable String label,
        UUID senderId,
        String sender,
        UUID recipientId,
        String recipient,
        ReferralStatus status,
        @Nullable Instant sentAt,
        @Nullable Instant seenAt,
        @Nullable Instant appointmentAt,
        @Nullable LocalDate dueOn,
        boolean overdue,
        ReferralWait waits,
        @Nullable UUID agreement,
        @Nullable LocalDate agreementWithdrawnOn) {

    /** Nothing of the person is to be read any more by the recipient. */
    public boolean closed() {
        return agreementWithdrawnOn != null;
    }
}
