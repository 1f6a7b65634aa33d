package org.visibles.referral;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a referral stands. Texts: {@code referral.status.<code>}. */
public enum ReferralStatus {
    DRAFT,
    SENT,
    ACCEPTED,
    DECLINED,
    WITHDRAWN,
    EXPIRED,
    SCHEDULED,
    ATTENDED,
    MISSED,
    STARTED,
    COMPLETED,
    DROPPED;

    private static final Duration TALKED_AFTER_END = Duration.ofDays(30);

    /**
     * An appointment can be called off; a missed one scheduled again, or the person comes all the same; nothing more may
     * come of it.
     */
    public Set<ReferralStatus> next() {
        return switch (this) { // no default: a new state must not compile until it has its place
            case DRAFT -> EnumSet.of(SENT);
            case SENT -> EnumSet.of(ACCEPTED, DECLINED, WITHDRAWN, EXPIRED);
            case ACCEPTED -> EnumSet.of(SCHEDULED, DROPPED);
            case SCHEDULED -> EnumSet.of(ATTENDED, MISSED, ACCEPTED);
            case ATTENDED -> EnumSet.of(STARTED, DROPPED);
            case MISSED -> EnumSet.of(SCHEDULED, STARTED, DROPPED);
            case STARTED -> EnumSet.of(COMPLETED, DROPPED);
            case DECLINED, WITHDRAWN, EXPIRED, COMPLETED, DROPPED -> EnumSet.noneOf(ReferralStatus.class);
        };
    }

    /** Something is still expected of somebody: of the sender for a draft, else of the recipient. */
    public boolean open() {
        return !next().isEmpty();
    }

    /** A second referral of the same person to the same organisation is refused meanwhile. */
    public boolean active() {
        return this != DRAFT && open();
    }

    /** The recipient said yes, whatever came of it. */
    public boolean accepted() {
        return switch (this) {
            case ACCEPTED, SCHEDULED, ATTENDED, MISSED, STARTED, COMPLETED, DROPPED -> true;
            case DRAFT, SENT, DECLINED, WITHDRAWN, EXPIRED -> false;
        };
    }

    /** The recipient may read what was shared. */
    public boolean disclosed() {
        return this == SENT || accepted();
    }

    /** Whether its parties may write to each other: until it is at its end, and for a while after. */
    public boolean talked(@Nullable Instant movedAt, Instant now) {
        return active()
                || this != DRAFT
                        && movedAt != null
                        && movedAt.plus(TALKED_AFTER_END).isAfter(now);
    }

    /** Those that the recipient can ever see. */
    public static Set<ReferralStatus> arrived() {
        return Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(DRAFT)));
    }
}
