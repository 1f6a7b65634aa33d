package org.visibles.matching;

/** How well one feature of two people agrees; which of these a feature knows, {@link Feature} tells. */
public enum Level {
    /** One of the two does not have it. */
    MISSING,
    SAME,
    /** Another way to write or to call the same: sounds, diminutives, transliterations. */
    SAME_FORM,
    /** A slip of the pen apart. */
    CLOSE,
    /** A part of one is the other, or a part agrees. */
    PARTLY,
    /** Some likeness. */
    ALIKE,
    /** Day and month changed places; first and last name changed places. */
    SWAPPED,
    /** Two of year, month and day are the same. */
    TWO_PARTS,
    OTHER
}
