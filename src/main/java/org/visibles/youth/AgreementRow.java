package org.visibles.youth;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;

/**
 * One agreement, withdrawn or not.
 *
 * @param about name of the organisation that reads with it; null where it was given for none in particular
 */
public record AgreementRow(
        UUID id,
        AgreementKind kind,
        Choices.Means means,
        LocalDate givenOn,
        OrganisationId organisation,
        MemberId recordedBy,
        @Nullable LocalDate withdrawnOn,
        @Nullable String about) {}
