package org.visibles.joining;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.YouthId;

/** A record that went into another, as those read it who follow that one fully. */
public record JoinedRow(UUID id, YouthId goes, String label, Instant at, OrganisationId organisation, MemberId by) {

    /** Last instant at which it can be undone. */
    public Instant until() {
        return at.plus(JoiningService.UNDO_DAYS, ChronoUnit.DAYS);
    }
}
