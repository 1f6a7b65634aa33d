package org.visibles.matching;

/** Compares one person with the few that its keys have found. */
public final class OneToFew {

    /** So many others, with names as common as the weights say, are assumed beside those who were counted. */
    private static final double ASSUMED = 500;

    private final Names names = new Names();
    private final Profile person;
    private final Linkage linkage;

    /**
     * @param estimate in force
     * @param firsts how many are called so, of those who could have been found
     * @param lasts the same
     * @param people how many could have been found
     */
    public OneToFew(Described person, Estimate estimate, long firsts, long lasts, long people) {
        this.person = Profile.of(person, names);
        this.linkage = new Linkage(
                estimate,
                new Frequencies(
                        this.person,
                        share(firsts, people, estimate.weights().u(Feature.FIRST_NAME, Level.SAME)),
                        share(lasts, people, estimate.weights().u(Feature.LAST_NAME, Level.SAME))));
    }

    private static double share(long called, long people, double average) {
        return (called + ASSUMED * average) / (people + ASSUMED);
    }

    public Verdict compare(Described other) {
        Profile there = Profile.of(other, names);
        return linkage.explain(Comparing.compare(person, there), person, there);
    }
}
