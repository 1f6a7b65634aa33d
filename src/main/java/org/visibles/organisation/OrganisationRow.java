package org.visibles.organisation;

import org.jspecify.annotations.Nullable;
import org.visibles.kernel.OrganisationId;

/**
 * @param communeCode INSEE code of the commune it is, or sits in
 */
public record OrganisationRow(
        OrganisationId id,
        String name,
        OrganisationKind kind,
        @Nullable String communeCode) {}
