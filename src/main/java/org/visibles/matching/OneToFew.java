package org.visibles.matching;

/** Compares one person with the few that its keys have found. */
public final class OneToFew {

    private final Names names = new Names();
    private final Profile person;
    private final Linkage linkage;

    /**
     * @param estimate in force
     * @param firstShare share of those that are called so among all who could have been found, 0 to 1
     * @param lastShare the same
     */
    public OneToFew(Described person, Estimate estimate, double firstShare, double lastShare) {
        this.person = Profile.of(person, names);
        this.linkage = new Linkage(estimate, new Frequencies(this.person, firstShare, lastShare));
    }

    public Verdict compare(Described other) {
        Profile there = Profile.of(other, names);
        return linkage.explain(Comparing.compare(person, there), person, there);
    }
}
