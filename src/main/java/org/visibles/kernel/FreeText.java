package org.visibles.kernel;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What people type, as it is kept: composed (NFC), without characters that cannot be seen, that are broken, or that
 * turn the direction of what follows; none at all instead of blank. Letters of any script stay, emoji too, those joined
 * of several included, and what looks like HTML is a text like any other.
 */
public final class FreeText {

    /** Formats, broken halves, what Unicode has not given out; marks and letters that show nothing. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cf}\\p{Cs}\\p{Cn}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u2800\\u3164"
                    + "\\uFE00-\\uFE0D\\uFFA0\\x{E0100}-\\x{E01EF}&&[^\\u200D]]");

    /**
     * The joiner is kept inside an emoji, where it makes one picture of several, and the choice between text and picture
     * after what has both. What stands before is seen by halves.
     */
    private static final Pattern LONE = Pattern.compile(
            "(?<![\\p{IsExtended_Pictographic}\\p{IsEmoji_Modifier}\\p{Cs}])(?<![\\p{IsEmoji}\\p{Cs}]\\uFE0F)\\u200D|\\u200D(?!\\p{IsExtended_Pictographic})"
                    + "|(?<![\\p{IsEmoji}\\p{Cs}])[\\uFE0E\\uFE0F]");

    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\p{Cc}]+");
    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n]]");

    private FreeText() {}

    /**
     * The text on one line, any run of blanks as one space; null when nothing is left.
     *
     * @param max in characters as people count them (code points, as PostgreSQL does); longer text is refused, never cut
     * @param tooLong key of the text that says so, with {@code max} as its argument
     * @throws RuleViolation {@code tooLong}
     */
    public static @Nullable String line(@Nullable String typed, int max, String tooLong) {
        if (typed == null) {
            return null;
        }
        return kept(plain(typed) ? typed : BLANKS.matcher(seen(typed)).replaceAll(" "), max, tooLong);
    }

    /** Letters and signs of Western Europe with single spaces between, as most of what is typed: nothing of it goes. */
    private static boolean plain(String typed) {
        char before = 0;
        for (int index = 0; index < typed.length(); index++) {
            char each = typed.charAt(index);
            boolean sign = each >= ' ' && each < 0x7f || each >= 0xc0 && each < 0x180;
            if (!sign || each == ' ' && before == ' ') {
                return false;
            }
            before = each;
        }
        return true;
    }

    /** The same, with the ends of lines as {@code \n} and the spaces as typed; a tab is a space. */
    public static @Nullable String lines(@Nullable String typed, int max, String tooLong) {
        if (typed == null) {
            return null;
        }
        String text = LINE_END.matcher(seen(typed).replace('\t', ' ')).replaceAll("\n");
        return kept(CONTROL.matcher(text).replaceAll(""), max, tooLong);
    }

    private static String seen(String typed) {
        return LONE.matcher(INVISIBLE.matcher(typed).replaceAll("")).replaceAll("");
    }

    private static @Nullable String kept(String text, int max, String tooLong) {
        String clean = Normalizer.normalize(text, Normalizer.Form.NFC);
        int from = 0;
        int to = clean.length();
        while (from < to && blank(clean.charAt(from))) {
            from++;
        }
        while (from < to && blank(clean.charAt(to - 1))) {
            to--;
        }
        if (clean.codePointCount(from, to) > max) {
            throw new RuleViolation(tooLong, max);
        }
        return from == to ? null : clean.substring(from, to);
    }

    private static boolean blank(char each) {
        return Character.isWhitespace(each) || Character.isSpaceChar(each);
    }
}
