package org.visibles.geography;

import org.jspecify.annotations.Nullable;

/**
 * A quarter of a file that was not taken.
 *
 * @param feature its place in the file, from 1
 * @param code as far as it could be read
 */
public record RefusedQuarter(int feature, @Nullable String code, Reason reason) {

    /** Why; its text is {@code geography.refused.<name>}. */
    public enum Reason {
        NO_CODE,
        NO_NAME,
        NO_COMMUNE,
        UNKNOWN_COMMUNE,
        DUPLICATE,
        OTHER_LIST,
        NO_CONTOUR,
        OUT_OF_BOUNDS,
        ELSEWHERE,
        BROKEN_CONTOUR
    }
}
