package org.visibles.joining;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.YouthId;
import org.visibles.youth.DisclosedField;

/**
 * Another organisation's record beside the own one, in the fields that the other chose to show.
 *
 * @param youth of the current organisation
 * @param member who proposed it; null when that member has left
 * @param version of the own record, to be handed back
 * @param theirVersion of the other's, likewise
 * @param reason for which it is proposed although one of the two had declined; null when neither had
 * @param agreed whether the person's agreement to share the own record is recorded
 */
public record OfferedRecord(
        UUID id,
        YouthId youth,
        OrganisationId from,
        @Nullable String member,
        Instant at,
        Instant endsAt,
        long version,
        long theirVersion,
        Map<DisclosedField, String> ours,
        Map<DisclosedField, String> theirs,
        @Nullable Reopening reason,
        boolean agreed) {

    public OfferedRecord {
        ours = Map.copyOf(ours);
        theirs = Map.copyOf(theirs);
    }
}
