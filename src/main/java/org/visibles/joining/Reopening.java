package org.visibles.joining;

/** Why a pair that was declined is proposed again. Texts: {@code joining.offer.reopening.<code>}. */
public enum Reopening {
    /** One of the two has learnt something since. */
    LEARNT,
    /** The two organisations have spoken to each other. */
    SPOKEN,
    /** The person says so. */
    PERSON,
    /** It was declined by mistake. */
    MISTAKE
}
