package org.visibles.geography;

import org.jspecify.annotations.Nullable;

/**
 * Where a position lies, and how that is known.
 *
 * @param source what named the commune
 * @param quarter null when it lies in no quarter of the generation
 * @param generation of the list that held on the day asked for, 2014 or 2024
 * @param list where that list comes from; null when this installation holds none
 */
public record Place(
        Commune commune,
        Source source,
        @Nullable Qpv quarter,
        String generation,
        @Nullable QpvList list) {

    /** What named the commune; its text is {@code geography.source.<name>}. */
    public enum Source {
        /** Its contour, shipped with the program: IGN Admin Express 2018, simplified. */
        CONTOUR,
        /** The list of quarters, which says the communes of each. */
        QUARTER
    }
}
