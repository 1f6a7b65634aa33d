package org.visibles.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.Need;
import org.visibles.youth.DisclosedField;

/**
 * A referral as one of its parties reads it.
 *
 * @param shared what the recipient reads of the person, as it was when it was sent; empty for a recipient whose referral
 *     has ended without acceptance
 * @param received whether the reader's organisation is the recipient
 * @param sent whether the reader's organisation is the sender; neither of both for others who follow the person
 * @param movedAt when it came to its state
 * @param version to be given back with the next move
 */
public record ReferralDetail(
        ReferralRow row,
        Map<DisclosedField, String> shared,
        List<Need> needs,
        @Nullable String reason,
        @Nullable String availability,
        @Nullable LocalDate agreedOn,
        @Nullable LocalDate expiresOn,
        @Nullable Instant decidedAt,
        @Nullable DeclineReason declineReason,
        @Nullable String declineNote,
        @Nullable String appointmentPlace,
        List<ReferralStep> history,
        boolean received,
        boolean sent,
        @Nullable Instant movedAt,
        long version) {

    /** Whether its parties may write to each other. */
    public boolean talked(Instant now) {
        return !row.closed() && row.status().talked(movedAt, now);
    }
}
