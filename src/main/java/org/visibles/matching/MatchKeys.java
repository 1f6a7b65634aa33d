package org.visibles.matching;

import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The numbers under which somebody is filed, so that an index finds who may be the same person: see {@link BlockKeys}. */
public final class MatchKeys {

    /** Goes up whenever the same description is filed under other numbers than before: what is kept is then made anew. */
    public static final int SCHEME = 1;

    /** Whoever is filed under a number together with more than so many others is not found by it. */
    public static final int LARGEST_BLOCK = Blocks.LARGEST;

    private MatchKeys() {}

    /** Each once; none for somebody of whom nothing is known that tells people apart. */
    public static long[] of(Described person) {
        if (!person.identifies()) {
            return new long[0];
        }
        LongStream.Builder keys = LongStream.builder();
        BlockKeys.of(Profile.of(person, new Names()), keys::add);
        return keys.build().distinct().toArray();
    }

    /** Under which everybody is filed who is called alike, as first or as last name; null for no name. */
    public static @Nullable Long ofName(@Nullable String name) {
        Name known = new Names().of(name);
        return known == null ? null : BlockKeys.ofName(known);
    }
}
