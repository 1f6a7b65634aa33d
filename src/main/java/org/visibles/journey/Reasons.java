package org.visibles.journey;

import org.visibles.kernel.FreeText;
import org.visibles.kernel.RuleViolation;

/** Why an event was taken back, cleaned and never blank. */
final class Reasons {

    /** In characters; longer ones are refused, never cut. */
    static final int MAX = 500;

    private Reasons() {}

    static String cleaned(String typed) {
        String text = FreeText.lines(typed, MAX, "rule.journey.why-long");
        if (text == null) {
            throw new RuleViolation("rule.journey.why");
        }
        return text;
    }
}
