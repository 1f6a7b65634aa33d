package org.visibles.outing.encounter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.EncounterId;
import org.visibles.kernel.OutingId;

/**
 * An encounter to be logged.
 *
 * @param id made by whoever logs: the same id twice is one encounter
 * @param deviceAt what the clock of the device said, where it was written elsewhere than in the signed-in pages
 */
public record LogEncounter(
        EncounterId id,
        OutingId outing,
        EncounterContent content,
        @Nullable Instant deviceAt) {}
