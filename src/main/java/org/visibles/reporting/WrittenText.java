package org.visibles.reporting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is written in a section.
 *
 * @param version to be given back when it is saved; -1 as long as nothing was
 * @param author who changed it last; null as long as nobody did
 */
public record WrittenText(
        String text,
        long version,
        @Nullable String author,
        @Nullable Instant changedAt) {

    /** Longest text, in characters. */
    public static final int LENGTH = 5_000;

    static final WrittenText NONE = new WrittenText("", -1, null, null);
}
