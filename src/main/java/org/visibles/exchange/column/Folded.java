package org.visibles.exchange.column;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** How names of columns and words in cells are compared: lower case, no accents, anything else as one blank. */
public final class Folded {

    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");

    private Folded() {}

    public static String of(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("œ", "oe")
                .replace("æ", "ae");
        return OTHER.matcher(plain).replaceAll(" ").strip();
    }
}
