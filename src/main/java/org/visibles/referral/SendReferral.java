package org.visibles.referral;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.Need;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.YouthId;
import org.visibles.youth.DisclosedField;

/**
 * What a member asks of a partner.
 *
 * @param fields what is shared of the record; see {@link #MINIMAL}
 * @param reason why, readable by the person; at most 2000 characters
 * @param availability when and how the person can be reached; at most 500 characters
 * @param agreedOn the day on which the person agreed; null where no agreement is recorded, which a draft alone may do
 */
public record SendReferral(
        YouthId youth,
        OrganisationId recipient,
        Set<Need> needs,
        @Nullable String reason,
        @Nullable String availability,
        Set<DisclosedField> fields,
        @Nullable LocalDate agreedOn) {

    /** Shared unless the member chooses otherwise: enough to plan an answer, not enough to find the person. */
    public static final Set<DisclosedField> MINIMAL =
            Set.of(DisclosedField.PSEUDONYM, DisclosedField.AGE_BAND, DisclosedField.COMMUNE);

    public static final int MAX_REASON = 2000;
    public static final int MAX_AVAILABILITY = 500;

    public SendReferral {
        needs = Set.copyOf(needs);
        fields = Set.copyOf(fields);
    }
}
