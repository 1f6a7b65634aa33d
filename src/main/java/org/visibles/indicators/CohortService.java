package org.visibles.indicators;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
        Cohort cohort = Cohort.of(reading, everyone, quarter);
        List<Subject> people = cohort.people();
        int lived = people.stream()
                .mapToInt(each -> (int) ChronoUnit.MONTHS.between(each.identifiedOn(), reading.knownOn()))
                .min()
                .orElse(0);
        Map<UUID, Days> days = people.isEmpty() ? Map.of() : stages.own(reading);
        return new CohortTable(
                readings.dates(reading).until(cohort.until()),
                cohort.from(),
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
                        count(new Within(months, Within.Stage.MOBILISED), people, days),
                        count(new Within(months, Within.Stage.CONNECTED), people, days),
                        count(new Within(months, Within.Stage.EXITED), people, days))
                : new Month(months, false, 0, 0, 0);
    }

    private static int count(Within within, List<Subject> people, Map<UUID, Days> days) {
        return (int) people.stream()
                .filter(each -> within.counts(each, days.getOrDefault(each.key(), Days.NEVER)))
                .count();
    }
}
