package org.visibles.indicators.ui;

import org.visibles.indicators.Indicator;

/** How far a target is reached; of one that is a ceiling, whether it is kept. */
record Progress(Indicator indicator, double reached, double target) {

    /** As far as the bar of a ceiling goes; the ceiling itself is marked on it. */
    private static final double BEYOND = 1.5;

    /** A target of zero has nothing to be reached, but can be passed. */
    boolean told() {
        return target > 0 || indicator.lessIsBetter();
    }

    boolean passed() {
        return indicator.lessIsBetter() && reached > target;
    }

    /** Where its bar is full: at the target, but beyond a ceiling, so that one that is kept never looks like done. */
    double full() {
        return indicator.lessIsBetter() ? BEYOND : 1;
    }

    /** Between 0 and {@link #full}. */
    double bar() {
        if (target == 0) {
            return passed() ? full() : 0;
        }
        return Math.min(full(), reached / target);
    }

    /** @param elapsed of the programme's time, between 0 and 1 */
    String words(Labels labels, double elapsed) {
        if (!indicator.lessIsBetter()) {
            return labels.progress(indicator, reached / target, elapsed);
        }
        String key = passed() ? "indicators.ceiling.passed" : "indicators.ceiling.kept";
        return target > 0
                ? labels.text("indicators.ceiling.part", labels.text(key), labels.share(reached / target))
                : labels.text(key);
    }
}
