package org.visibles.exchange.column;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A last and a first name out of one cell: as the comma divides them, else the words in capitals are the last name.
 *
 * @param certain else it is a guess
 */
record FullName(@Nullable String last, @Nullable String first, boolean certain) {

    static FullName of(String text) {
        int comma = text.indexOf(',');
        if (comma >= 0) {
            return new FullName(kept(text.substring(0, comma)), kept(text.substring(comma + 1)), true);
        }
        List<String> last = new ArrayList<>();
        List<String> first = new ArrayList<>();
        for (String word : text.strip().split("\\s+")) {
            boolean capitals = word.length() > 1 && word.equals(word.toUpperCase(java.util.Locale.ROOT));
            (capitals ? last : first).add(word);
        }
        if (!last.isEmpty() && !first.isEmpty()) {
            return new FullName(String.join(" ", last), String.join(" ", first), true);
        }
        List<String> words = last.isEmpty() ? first : last;
        return words.size() == 1
                ? new FullName(words.getFirst(), null, false)
                : new FullName(words.getFirst(), String.join(" ", words.subList(1, words.size())), false);
    }

    private static @Nullable String kept(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
