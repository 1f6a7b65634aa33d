package org.visibles.outreach;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.ContactId;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;

/**
 * An exchange as the person's page shows it.
 *
 * @param content with the note where it may be read, and what is to be done next in the own organisation
 * @param corrected changed more than a day after it was logged, or by somebody else
 * @param withdrawn taken back: it counts no more
 * @param doneOn when what was to be done next was done
 */
public record ContactRow(
        ContactId id,
        OrganisationId organisation,
        MemberId author,
        ContactContent content,
        Instant at,
        Instant loggedAt,
        boolean corrected,
        boolean withdrawn,
        @Nullable LocalDate doneOn,
        long version) {}
