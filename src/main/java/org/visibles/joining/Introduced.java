package org.visibles.joining;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.YouthId;

/**
 * An organisation that the current one was introduced to about a person of its own, with the last proposal between the
 * two that their records are of one; nothing of the other's record.
 *
 * @param youth of the current organisation
 * @param member whom to speak to there; null when that member has left
 * @param offer null when nothing was proposed
 */
public record Introduced(
        UUID introduction,
        YouthId youth,
        OrganisationId other,
        @Nullable String member,
        Instant since,
        @Nullable Offer offer) {

    /** How a proposal stands; texts {@code joining.offer.state.<code>}. */
    public enum State {
        WAITING,
        DECLINED,
        /** Declined, since they are two people: that is not proposed again. */
        DIFFERENT,
        WITHDRAWN,
        LAPSED,
        /** Accepted, and undone since. */
        PARTED
    }

    /**
     * @param here whether the current organisation proposed it
     * @param endsAt when it lapses without an answer
     * @param declined whether either has declined to join the two, now or before: then it takes a reason to propose it
     */
    public record Offer(UUID id, boolean here, Instant at, Instant endsAt, State state, boolean declined) {}

    public boolean waitsHere() {
        return offer != null && !offer.here() && offer.state() == State.WAITING;
    }

    public boolean waitsThere() {
        return offer != null && offer.here() && offer.state() == State.WAITING;
    }
}
