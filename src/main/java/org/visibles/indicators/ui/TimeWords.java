package org.visibles.indicators.ui;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Period;
import org.visibles.indicators.Quarter;

/**
 * Of which time a number is, in a sentence.
 *
 * @param of prefix of its keys, that of people, outings or exchanges
 */
record TimeWords(Labels labels, String of) {

    /** @param until the last day, where neither a quarter nor a period was asked for */
    String during(@Nullable Quarter quarter, @Nullable Period period, LocalDate until, LocalDate knownOn) {
        String known = labels.day(knownOn);
        if (quarter != null) {
            return labels.text(of + ".quarter", labels.quarter(quarter), known);
        }
        return period == null
                ? labels.text(of + ".until", labels.day(until), known)
                : labels.text(of + ".period", labels.day(period.from()), labels.day(period.until()), known);
    }
}
