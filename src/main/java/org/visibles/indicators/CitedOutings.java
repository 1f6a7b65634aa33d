package org.visibles.indicators;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One number of outings on the map.
 *
 * @param area code of the commune or QPV where they took place; empty for everywhere
 * @param knownOn as known at the end of this day; null for today
 */
public record CitedOutings(String area, @Nullable LocalDate knownOn) {

    boolean counts(String commune, String qpv) {
        return area.isEmpty() || area.equals(commune) || area.equals(qpv);
    }
}
