package org.visibles.youth;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.YouthId;
import org.visibles.youth.Choices.MissingField;

/**
 * A record as those read it who follow fully.
 *
 * @param version to be handed back with a change
 * @param noticeVersion of the information notice that was given
 * @param reconfirm the situation was last confirmed longer ago than the programme allows
 */
public record YouthRecord(
        YouthId id,
        long version,
        YouthDetails details,
        Eligibility eligibility,
        Set<MissingField> missing,
        OrganisationId madeBy,
        Instant madeAt,
        Instant changedAt,
        @Nullable MemberId informedBy,
        @Nullable String noticeVersion,
        boolean reconfirm) {

    /** The name where there is one, else the pseudonym. */
    public String label() {
        String first = details.firstName();
        String last = details.lastName();
        if (first == null) {
            return last == null ? details.pseudonym() : last;
        }
        return last == null ? first : first + " " + last;
    }
}
