package org.visibles.indicators;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.indicators.CohortTable.Month;
import org.visibles.indicators.Readings.Reading;
import org.visibles.indicators.StageDays.Days;
import org.visibles.kernel.Permission;

/**
 * Months since identification × stage, for the people whom the own organisation identified first. For others there is no
 * such table: the numbers of two months that follow each other would tell of the few who got further in between.
 */
@Service
@PreAuthorize("denyAll()")
public class CohortService {

    /** Those identified less than so many months ago are left out unless a period is chosen. */
    private static final int USUAL_MONTHS = 12;

    private final Cohorts cohorts;
    private final StageDays stages;
    private final Readings readings;

    CohortService(Cohorts cohorts, StageDays stages, Readings readings) {
        this.cohorts = cohorts;
        this.stages = stages;
        this.readings = readings;
    }

    /**
     * @param quarter in which they were identified
     * @param period in which they were identified; without either, everyone identified a year ago or earlier, else everyone
     * @param knownOn null for today
     */
    @PreAuthorize("hasRole('" + Permission.FIGURES_OWN + "')")
    @Transactional(readOnly = true)
    public CohortTable own(@Nullable Quarter quarter, @Nullable Period period, @Nullable LocalDate knownOn) {
        Reading reading = readings.asked(new Selection(quarter, List.of(), knownOn, period), true, false);
        List<Subject> everyone = cohorts.subjects(reading);
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
        LocalDate until = quarter == null ? (yearAgo ? usual : reading.until()) : quarter.lastDay();
        int lived = people.stream()
                .mapToInt(each -> (int) ChronoUnit.MONTHS.between(each.identifiedOn(), reading.knownOn()))
                .min()
                .orElse(0);
        Map<UUID, Days> days = people.isEmpty() ? Map.of() : stages.own(reading);
        return new CohortTable(
                readings.dates(reading).until(until),
                from.isBefore(start) ? start : from,
                people.size(),
                lived,
                CohortTable.AFTER.stream()
                        .map(months -> month(months, months <= lived, people, days))
                        .toList(),
                everyone.stream()
                        .map(each -> Quarter.of(each.identifiedOn()))
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static Month month(int months, boolean lived, List<Subject> people, Map<UUID, Days> days) {
        return lived
                ? new Month(
                        months,
                        true,
                        within(months, people, days, Days::mobilisedOn),
                        within(months, people, days, Days::connectedOn),
                        within(months, people, days, Days::exitedOn))
                : new Month(months, false, 0, 0, 0);
    }

    private static int within(
            int months, List<Subject> people, Map<UUID, Days> days, Function<Days, @Nullable LocalDate> stage) {
        return (int) people.stream()
                .filter(each -> {
                    LocalDate reached = stage.apply(days.getOrDefault(each.key(), Days.NEVER));
                    return reached != null
                            && !reached.isAfter(each.identifiedOn().plusMonths(months));
                })
                .count();
    }
}
