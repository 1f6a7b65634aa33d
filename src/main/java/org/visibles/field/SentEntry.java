package org.visibles.field;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as a phone sends it; whatever is missing or mangled is null, and is refused.
 *
 * @param id given on the phone; with the phone it is the entry's key
 * @param given the id as it was sent, for the answer
 * @param key under which it is sealed
 */
public record SentEntry(
        @Nullable UUID id, @Nullable String given, @Nullable UUID key, byte @Nullable [] sealed) {

    /** Longest sealed text, in bytes. */
    public static final int LONGEST = 65_536;
}
