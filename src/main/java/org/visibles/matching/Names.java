package org.visibles.matching;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All names of those who are compared with each other: each prepared once. */
final class Names {

    private static final Variants VARIANTS = Variants.shipped();

    private final Map<String, Name> known = new HashMap<>();

    @Nullable
    Name of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String folded = Folding.fold(text);
        return folded.isEmpty() ? null : known.computeIfAbsent(folded, spelt -> Name.of(known.size(), spelt, VARIANTS));
    }
}
