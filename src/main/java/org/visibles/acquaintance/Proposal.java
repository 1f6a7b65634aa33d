package org.visibles.acquaintance;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.YouthId;

/**
 * A partner may have met somebody whom the current organisation follows.
 *
 * @param youth of the current organisation
 * @param agreed which features agree, and whether exactly; a value of the asker's record is never among them
 * @param endsAt when it lapses
 */
public record Proposal(
        UUID id, YouthId youth, OrganisationId asking, List<Agreed> agreed, Instant madeAt, Instant endsAt) {

    public Proposal {
        agreed = List.copyOf(agreed);
    }
}
