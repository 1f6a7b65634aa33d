package org.visibles.acquaintance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.YouthId;

/**
 * One request, as the data-protection officer sees it: nothing of the answer, and nothing that differs with it.
 *
 * @param comparedAt null before the tick
 * @param stoppedAt when the person took the agreement back
 * @param ended whether its days are over
 */
public record AskedLine(
        YouthId youth,
        Instant askedAt,
        @Nullable Instant comparedAt,
        @Nullable Instant stoppedAt,
        boolean ended) {}
