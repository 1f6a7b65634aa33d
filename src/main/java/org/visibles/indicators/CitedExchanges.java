package org.visibles.indicators;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One number of exchanges of the own organisation.
 *
 * @param quarter in which they took place; null for the whole time
 * @param period a free one in which they took place as well
 * @param knownOn as known at the end of this day; null for today
 * @param until the last day on which they took place, of a whole quarter or that of knowledge; null for the latter
 */
public record CitedExchanges(
        @Nullable Quarter quarter,
        @Nullable Period period,
        @Nullable LocalDate knownOn,
        @Nullable LocalDate until) {

    /** Of the work in the field. */
    public CitedExchanges(@Nullable Quarter quarter, @Nullable LocalDate knownOn) {
        this(quarter, null, knownOn, null);
    }

    Selection selection() {
        return new Selection(null, List.of(), knownOn, period);
    }

    boolean counts(ExchangeFacts.Had had) {
        return (quarter == null || quarter.equals(had.quarter()))
                && (until == null || !had.quarter().firstDay().isAfter(until));
    }
}
