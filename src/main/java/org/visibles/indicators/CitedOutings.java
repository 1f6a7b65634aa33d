package org.visibles.indicators;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One number of outings: on the map, or of the work in the field.
 *
 * @param area code of the commune or QPV where they took place; empty for everywhere
 * @param quarter in which they took place; null for the whole time
 * @param knownOn as known at the end of this day; null for today
 */
public record CitedOutings(
        String area, @Nullable Quarter quarter, @Nullable LocalDate knownOn) {

    /** Of the whole time. */
    public CitedOutings(String area, @Nullable LocalDate knownOn) {
        this(area, null, knownOn);
    }

    boolean counts(String commune, String qpv, Quarter when) {
        return (area.isEmpty() || area.equals(commune) || area.equals(qpv))
                && (quarter == null || quarter.equals(when));
    }
}
