package org.visibles.indicators;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/** The days as of which the published figures of a programme are known. */
public final class DaysOfKnowledge {

    private DaysOfKnowledge() {}

    /**
     * Ends of months between the programme's first day and another, which both count; the latest first.
     *
     * @param latest the last day that there can be
     */
    public static List<LocalDate> between(LocalDate start, LocalDate latest) {
        YearMonth last = YearMonth.from(latest.plusDays(1)).minusMonths(1);
        return Stream.iterate(last, month -> !month.atEndOfMonth().isBefore(start), month -> month.minusMonths(1))
                .map(YearMonth::atEndOfMonth)
                .toList();
    }
}
