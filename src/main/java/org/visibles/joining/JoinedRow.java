package org.visibles.joining;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.YouthId;

/**
 * A record that went into another, as those read it who follow that one fully.
 *
 * @param organisation that joined them, or accepted that they are
 * @param other that proposed it, where two did it together
 */
public record JoinedRow(
        UUID id,
        YouthId goes,
        String label,
        Instant at,
        OrganisationId organisation,
        MemberId by,
        @Nullable OrganisationId other) {

    /** Last instant at which it can be undone. */
    public Instant until() {
        return at.plus(JoiningService.UNDO_DAYS, ChronoUnit.DAYS);
    }

    /** Whether the organisation joined them, alone or as one of two: then it may undo it. */
    public boolean isOf(OrganisationId each) {
        return each.equals(organisation) || each.equals(other);
    }
}
