package org.visibles.journey;

import java.util.regex.Pattern;
import org.visibles.kernel.RuleViolation;

/** Why an event was taken back, made fit to be kept: no invisible or direction-changing characters, never blank. */
final class Reasons {

    /** In characters; longer ones are refused, never cut. */
    static final int MAX = 500;

    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\p{Cc}&&[^\\n]]|[\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u2069\\uFEFF]");

    private Reasons() {}

    static String cleaned(String typed) {
        String text = INVISIBLE.matcher(typed).replaceAll("").strip();
        if (text.isEmpty()) {
            throw new RuleViolation("rule.journey.why");
        }
        if (text.length() > MAX) {
            throw new RuleViolation("rule.journey.why-long", MAX);
        }
        return text;
    }
}
