package org.visibles.referral;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.OrganisationId;
import org.visibles.organisation.OrganisationRow;
import org.visibles.youth.DisclosedField;

/**
 * What a member needs to know before sending somebody.
 *
 * @param informed without it nothing can be sent
 * @param proposed the mission locale that is competent for the person's commune; null where none is known
 * @param busy to whom a referral is under way already
 * @param values what the record holds today, field by field
 */
public record SendPreparation(
        boolean informed,
        List<OrganisationRow> recipients,
        @Nullable OrganisationRow proposed,
        Set<OrganisationId> busy,
        Map<DisclosedField, String> values) {}
