package org.visibles.organisation;

import org.jspecify.annotations.Nullable;
import org.visibles.kernel.OrganisationId;

/**
 * What a programme, or one organisation in it, set out to reach.
 *
 * @param organisation null for the programme as a whole
 * @param indicator code of the indicator, for example {@code identified}
 * @param value people, or a share between 0 and 1, over the whole programme
 */
public record TargetRow(@Nullable OrganisationId organisation, String indicator, double value) {}
