package org.visibles.journey;

/**
 * How a journey ended: the list is the program's own proposal, since no official one was found. Texts: {@code
 * journey.outcome.<code>}, families {@code journey.family.<code>}.
 */
public enum Outcome {
    CDI(Family.LASTING),
    /** More than 6 months. */
    CDD_LONG(Family.LASTING),
    /** 6 months or less, temporary work included. */
    CDD_SHORT(Family.POSITIVE),
    ALTERNANCE(Family.POSITIVE),
    TRAINING(Family.POSITIVE),
    SCHOOL(Family.POSITIVE),
    CIVIC_SERVICE(Family.POSITIVE),
    BUSINESS(Family.POSITIVE),
    DROPPED_OUT(Family.OTHER),
    LOST(Family.OTHER),
    REFUSED(Family.OTHER),
    MOVED_AWAY(Family.OTHER),
    OUT_OF_SCOPE(Family.OTHER),
    OVER_29(Family.OTHER),
    DECEASED(Family.OTHER);

    /** Lasting employment counts as positive too. */
    public enum Family {
        LASTING,
        POSITIVE,
        OTHER
    }

    private final Family family;

    Outcome(Family family) {
        this.family = family;
    }

    public Family family() {
        return family;
    }

    /** Worth a look after 6 months. */
    public boolean positive() {
        return family != Family.OTHER;
    }
}
