package org.visibles.outing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.MemberId;

/**
 * A content that somebody saved.
 *
 * @param outingState what the outing was to become by it
 * @param baseVersion from which it was begun
 * @param version which it became, where it was applied
 */
public record OutingVersionRow(
        UUID id,
        MemberId member,
        State state,
        OutingState outingState,
        @Nullable Long baseVersion,
        @Nullable Long version,
        OutingContent content,
        @Nullable Instant deviceAt,
        Instant recordedAt) {

    /** OPEN: kept apart, until a member decides. */
    public enum State {
        APPLIED,
        OPEN,
        DROPPED
    }
}
