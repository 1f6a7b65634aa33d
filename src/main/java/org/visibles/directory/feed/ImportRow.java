package org.visibles.directory.feed;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a file, as the history shows it.
 *
 * @param name of the file, or the address without its parameters
 * @param done of {@code total}: bytes while it is fetched and read, records while it is applied
 * @param total 0 where it is not known
 * @param failure key of the text that says why it failed
 * @param encoding it was read in
 */
public record ImportRow(
        UUID id,
        String name,
        State state,
        long done,
        long total,
        @Nullable String failure,
        List<String> failureArguments,
        @Nullable String encoding,
        ImportCounts counts,
        Instant startedAt,
        @Nullable Instant endedAt) {

    /** Where it stands. */
    public enum State {
        FETCHING,
        READING,
        READY,
        APPLYING,
        APPLIED,
        DISCARDED,
        CANCELLED,
        FAILED;

        /** Whether a node works on it. */
        public boolean running() {
            return switch (this) {
                case FETCHING, READING, APPLYING -> true;
                case READY, APPLIED, DISCARDED, CANCELLED, FAILED -> false;
            };
        }
    }
}
