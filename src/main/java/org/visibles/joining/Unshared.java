package org.visibles.joining;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.YouthId;

/**
 * Two records that two organisations joined, and the person's agreement to share that was taken back since.
 *
 * @param stays the record that stayed
 * @param youth the one that stands for it now: another when it went on into that
 * @param organisation that accepted
 * @param other that proposed
 * @param withdrawnOn by the person
 */
public record Unshared(
        UUID joining,
        YouthId stays,
        YouthId youth,
        OrganisationId organisation,
        OrganisationId other,
        Instant at,
        LocalDate withdrawnOn) {

    /** Last instant at which it can be undone. */
    public Instant until() {
        return at.plus(JoiningService.UNDO_DAYS, ChronoUnit.DAYS);
    }

    /** Whether nothing was joined to it since that has to be parted first. */
    public boolean stands() {
        return stays.equals(youth);
    }

    /** The one of the two that is not this one. */
    public OrganisationId besides(OrganisationId own) {
        return own.equals(organisation) ? other : organisation;
    }
}
