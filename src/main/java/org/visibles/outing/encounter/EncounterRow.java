package org.visibles.outing.encounter;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.EncounterId;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OutingId;
import org.visibles.kernel.YouthId;

/**
 * An encounter as the outing's page shows it.
 *
 * @param youth whom it was with, once attached, and as long as the own organisation follows the person
 * @param followedUpOn when what was agreed was done
 * @param withdrawn taken back: it counts no more
 */
public record EncounterRow(
        EncounterId id,
        OutingId outing,
        MemberId author,
        EncounterContent content,
        @Nullable YouthId youth,
        @Nullable LocalDate followedUpOn,
        boolean withdrawn,
        @Nullable Instant deviceAt,
        Instant recordedAt,
        long version) {}
