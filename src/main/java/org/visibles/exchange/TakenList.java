package org.visibles.exchange;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.visibles.exchange.out.TableOut.Format;
import org.visibles.kernel.MemberId;

/**
 * A list that left the program.
 *
 * @param list YOUTH or the code of another
 * @param lines null when it was not fetched, or cut off
 * @param confirmed whether the password was asked for again
 */
public record TakenList(
        UUID id,
        MemberId member,
        Instant begunAt,
        String list,
        ExportPurpose purpose,
        Format format,
        @Nullable Integer lines,
        boolean confirmed,
        Set<Unusual> unusual) {

    /** What makes one look. Texts: {@code exchange.unusual.<code>}. */
    public enum Unusual {
        MANY,
        OFTEN,
        HOURS
    }

    public TakenList {
        unusual = Set.copyOf(unusual);
    }
}
