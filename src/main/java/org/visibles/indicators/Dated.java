package org.visibles.indicators;

import java.time.LocalDate;

/** Figures that were counted until a day, as known on another. */
public interface Dated {

    Dates dates();

    /** Whether small counts of people are hidden. */
    default boolean suppressed() {
        return dates().suppressed();
    }

    /** As known at the end of this day. */
    default LocalDate knownOn() {
        return dates().knownOn();
    }

    /** The last day of what is counted. */
    default LocalDate until() {
        return dates().until();
    }
}
