package org.visibles.youth;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.RuleViolation;

/**
 * Texts as they are kept: composed, on one line, without characters that cannot be seen or that turn the direction of
 * what follows. Letters of any script stay, emoji too, and what looks like HTML is a text like any other.
 */
final class Words {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cs}\\p{Cn}&&[^\\u200D]]");
    /** The joiner is kept inside an emoji, where it makes one picture of several. What stands before is seen by halves. */
    private static final Pattern LONE_JOINER = Pattern.compile(
            "(?<![\\p{IsExtended_Pictographic}\\p{IsEmoji_Modifier}\\uFE0F\\p{Cs}])\\u200D|\\u200D(?!\\p{IsExtended_Pictographic})");

    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\p{Cc}]+");

    private Words() {}

    /**
     * The text cleaned, null when nothing is left.
     *
     * @param field part of the key of the field's name, {@code youth.field.<field>}
     * @throws RuleViolation when longer than {@code max} characters
     */
    static @Nullable String line(@Nullable String text, int max, String field) {
        if (text == null) {
            return null;
        }
        String clean = BLANKS.matcher(text).replaceAll(" ");
        clean = INVISIBLE.matcher(clean).replaceAll("");
        clean = LONE_JOINER.matcher(clean).replaceAll("");
        clean = Normalizer.normalize(clean, Normalizer.Form.NFC).strip();
        if (clean.codePointCount(0, clean.length()) > max) {
            throw new RuleViolation("rule.youth.too-long." + field, max);
        }
        return clean.isEmpty() ? null : clean;
    }
}
