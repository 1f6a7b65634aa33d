package org.visibles.joining;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the search through the own records is.
 *
 * @param startedAt null while it waits for its turn
 * @param people how many are compared, null before they are read
 * @param finishedAt null until it is done
 * @param weights the version of the weights that the pairs were found with, 0 for the shipped ones; null until it is done,
 *     and for a search of which that was not kept
 */
public record DuplicateSearch(
        Instant askedAt,
        @Nullable Instant startedAt,
        @Nullable Integer people,
        @Nullable Instant finishedAt,
        @Nullable Integer weights) {

    public boolean running() {
        return finishedAt == null;
    }
}
