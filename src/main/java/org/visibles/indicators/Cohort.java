package org.visibles.indicators;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Readings.Reading;

/**
 * Those identified in a period who are followed together.
 *
 * @param from first day of the period
 * @param until last day of the period
 */
record Cohort(List<Subject> people, LocalDate from, LocalDate until) {

    /** Those identified less than so many months ago are left out unless a period is chosen. */
    private static final int USUAL_MONTHS = 12;

    /**
     * @param everyone whom the reading counts
     * @param quarter in which they were identified; without it and a free period, everyone identified a year ago or
     *     earlier, else everyone
     */
    static Cohort of(Reading reading, List<Subject> everyone, @Nullable Quarter quarter) {
        LocalDate usual = reading.knownOn().minusMonths(USUAL_MONTHS);
        boolean chosen = quarter != null || reading.period() != null;
        boolean yearAgo = !chosen
                && everyone.stream().anyMatch(each -> !each.identifiedOn().isAfter(usual));
        List<Subject> people = everyone.stream()
                .filter(each ->
                        quarter == null || Quarter.of(each.identifiedOn()).equals(quarter))
                .filter(each -> !yearAgo || !each.identifiedOn().isAfter(usual))
                .toList();
        LocalDate start = reading.programme().startsOn();
        LocalDate from = quarter == null ? reading.from() : quarter.firstDay();
        return new Cohort(
                people,
                from.isBefore(start) ? start : from,
                quarter == null ? (yearAgo ? usual : reading.until()) : quarter.lastDay());
    }
}
