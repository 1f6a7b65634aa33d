package org.visibles.matching;

import java.util.List;

/**
 * What speaks for two descriptions being of one person, and what against.
 *
 * @param bits the sum: each bit doubles the odds
 * @param reasons one for each feature that both have, by how much it weighs
 */
public record Verdict(double bits, List<Reason> reasons) {

    public Verdict {
        reasons = List.copyOf(reasons);
    }

    /** @param bits above 0 speaks for one person, below against */
    public record Reason(Feature feature, Level level, double bits) {

        /** Of the text that says it in words, in the bundle {@code matching}. */
        public String key() {
            return "matching.reason." + feature + "." + level;
        }

        /** Whether it speaks for one person. */
        public boolean agrees() {
            return bits > 0;
        }
    }
}
