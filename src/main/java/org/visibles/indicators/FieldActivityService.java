package org.visibles.indicators;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.indicators.Readings.Reading;
import org.visibles.kernel.Permission;

/** The work in the field: outings, hours, people met, anonymous included. Each call sends the same few statements. */
@Service
@PreAuthorize("denyAll()")
public class FieldActivityService {

    private final Cohorts cohorts;
    private final PublishedFigures published;
    private final FieldFacts field;
    private final Readings readings;

    FieldActivityService(Cohorts cohorts, PublishedFigures published, FieldFacts field, Readings readings) {
        this.cohorts = cohorts;
        this.published = published;
        this.field = field;
        this.readings = readings;
    }

    /**
     * Of the own organisation, nothing hidden: for the screen alone.
     *
     * @param knownOn as known at the end of this day; null for today
     */
    @PreAuthorize("hasRole('" + Permission.FIGURES_OWN + "')")
    @Transactional(readOnly = true)
    public FieldActivity own(@Nullable LocalDate knownOn) {
        return activity(readings.of(knownOn, true, false));
    }

    /** The same as it may leave the house. */
    @PreAuthorize("hasRole('" + Permission.FIGURES_OWN + "')")
    @Transactional(readOnly = true)
    public FieldActivity ownFile(@Nullable LocalDate knownOn) {
        return activity(readings.of(knownOn, true, true));
    }

    /** Of the whole programme, for screen and file; as known at the end of a month, see {@link Selection}. */
    @PreAuthorize("hasRole('" + Permission.FIGURES_PROGRAMME + "')")
    @Transactional(readOnly = true)
    public FieldActivity programme(@Nullable LocalDate knownOn) {
        return activity(readings.of(knownOn, false, true));
    }

    private FieldActivity activity(Reading reading) {
        List<Activity> done = field.activity(reading);
        Tabulation identified = reading.suppressed()
                ? published.grid(reading)
                : new OwnRows(cohorts.subjects(reading), Exchanges.of(List.of()));
        ActivityTable table = new ActivityTable(done, reading.suppressed(), identified);
        return new FieldActivity(
                reading.suppressed(),
                reading.knownOn(),
                reading.until(),
                table.total(),
                reading.own()
                        ? List.of()
                        : table.rows(
                                Variable.ORGANISATION,
                                each -> each.organisation().toString()),
                table.rows(Variable.QUARTER, each -> each.quarter().code()),
                readings.names(List.of()));
    }
}
