package org.visibles.referral;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.RuleViolation;

/** What a member types, made fit to be kept: no invisible or direction-changing characters, none at all instead of blank. */
final class FreeText {

    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\p{Cc}&&[^\\n]]|[\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u2069\\uFEFF]");

    private FreeText() {}

    /**
     * @param max in characters; longer text is refused, never cut
     */
    static @Nullable String of(@Nullable String typed, int max) {
        if (typed == null) {
            return null;
        }
        String text = INVISIBLE.matcher(typed).replaceAll("").strip();
        if (text.length() > max) {
            throw new RuleViolation("rule.referral.too-long", max);
        }
        return text.isEmpty() ? null : text;
    }
}
