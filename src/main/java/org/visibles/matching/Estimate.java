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

    /** In a list that was cleared of its duplicates the next still has a chance. */
    private static final double RARELY = 0.01;

    /** Before anything was estimated, among so many. */
    public static Estimate shipped(int people) {
        return new Estimate(Weights.shipped(), share(TWICE, people), true);
    }

    /**
     * The same weights for a list of another length: as many of a hundred people are there twice, which is another share of
     * all pairs.
     *
     * @param from how many people they were estimated from
     */
    public Estimate among(int people, int from) {
        double twice = Math.max(RARELY, prior * Math.max(2, from) / 2);
        return new Estimate(weights, share(twice, people), siblings);
    }

    /** The same weights for somebody who is compared with so many: one in ten of those who are met was met before. */
    public Estimate forOne(int people) {
        return new Estimate(weights, share(TWICE, people), siblings);
    }

    private static double share(double twice, int people) {
        return Math.min(0.5, 2 * twice / Math.max(2, people));
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
