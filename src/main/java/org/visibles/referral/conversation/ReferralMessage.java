package org.visibles.referral.conversation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message of the conversation on a referral.
 *
 * @param organisation name of the author's organisation
 * @param own whether the reader's organisation wrote it
 * @param readAt when the other organisation read it first; null as long as it has not
 */
public record ReferralMessage(
        UUID id,
        String organisation,
        String text,
        Instant sentAt,
        boolean own,
        @Nullable Instant readAt) {}
