package org.visibles.matching;

/**
 * Weights, and how many of all pairs are of one person.
 *
 * @param prior above 0 and below 1
 * @param siblings whether people of one household with different first names are brothers and sisters rather than one
 *     person badly taken down
 */
public record Estimate(Weights weights, double prior, boolean siblings) {

    /** A person in ten is there twice. */
    private static final double TWICE = 0.1;

    /** Before anything was estimated, among so many. */
    public static Estimate shipped(int people) {
        return new Estimate(Weights.shipped(), Math.min(0.5, 2 * TWICE / Math.max(2, people)), true);
    }

    /** From how many bits on a pair is likelier of one person than of two. */
    public double threshold() {
        return Math.log((1 - prior) / prior) / Math.log(2);
    }

    double chance(long pattern) {
        double bits =
                new Household(siblings).sum(pattern, feature -> weights.bits(feature, Pattern.of(pattern, feature)));
        return 1 / (1 + Math.pow(2, threshold() - bits));
    }
}
