package org.visibles.indicators;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One number of exchanges of the own organisation.
 *
 * @param quarter in which they took place; null for the whole time
 * @param knownOn as known at the end of this day; null for today
 */
public record CitedExchanges(
        @Nullable Quarter quarter, @Nullable LocalDate knownOn) {

    boolean counts(ExchangeFacts.Had had) {
        return quarter == null || quarter.equals(had.quarter());
    }
}
