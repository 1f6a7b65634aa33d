package org.visibles.indicators;

import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/**
 * A share of those met with the interval in which the true one lies 95 times of 100, by Wilson's score (E. B. Wilson,
 * JASA 22, 1927), without correction for continuity.
 *
 * @param share between 0 and 1, as low and high; all 0 unless shown
 */
public record Proportion(Verdict verdict, double share, double low, double high) {

    /** Of fewer people nothing is said. */
    public static final int ENOUGH = 20;

    private static final double CONFIDENCE = 0.95;

    /** Whether anything can be said, and why not. */
    public enum Verdict {
        SHOWN,
        TOO_FEW,
        HIDDEN,
        NOBODY
    }

    static Proportion of(Value successes, Value trials) {
        if (!trials.isShown()) {
            return none(Verdict.HIDDEN);
        }
        if (trials.number() == 0) {
            return none(Verdict.NOBODY);
        }
        if (trials.number() < ENOUGH) {
            return none(Verdict.TOO_FEW);
        }
        if (!successes.isShown()) {
            return none(Verdict.HIDDEN);
        }
        ConfidenceInterval interval =
                new WilsonScoreInterval().createInterval((int) trials.number(), (int) successes.number(), CONFIDENCE);
        double share = successes.number() / trials.number();
        return new Proportion( // the bounds of none and of all miss 0 and 1 by rounding
                Verdict.SHOWN,
                share,
                Math.min(share, Math.max(0, interval.getLowerBound())),
                Math.max(share, Math.min(1, interval.getUpperBound())));
    }

    private static Proportion none(Verdict verdict) {
        return new Proportion(verdict, 0, 0, 0);
    }

    public boolean isShown() {
        return verdict == Verdict.SHOWN;
    }
}
