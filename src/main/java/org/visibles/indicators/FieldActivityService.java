package org.visibles.indicators;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
    private final ForOrganisation forOrganisation;

    FieldActivityService(
            Cohorts cohorts,
            PublishedFigures published,
            FieldFacts field,
            Readings readings,
            ForOrganisation forOrganisation) {
        this.cohorts = cohorts;
        this.published = published;
        this.field = field;
        this.readings = readings;
        this.forOrganisation = forOrganisation;
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
        if (reading.own() && reading.suppressed()) {
            Tabulation identified = published.grid(reading);
            return forOrganisation
                    .of(reading, Optional::empty, (whole, organisation) -> own(whole, organisation, identified))
                    .orElseGet(() -> activity(reading, identified));
        }
        return activity(
                reading,
                reading.suppressed()
                        ? published.grid(reading)
                        : new OwnRows(cohorts.subjects(reading), Exchanges.of(List.of())));
    }

    /** Worked out of the whole programme, of which it tells what concerns the organisation alone. */
    private FieldActivity own(Reading whole, UUID organisation, Tabulation identified) {
        List<Activity> done = field.activity(whole);
        ActivityTable programme = new ActivityTable(done, true, published.grid(whole));
        OwnActivityTable own = new OwnActivityTable(done, programme, organisation, identified);
        return new FieldActivity(readings.dates(whole), own.total(), List.of(), own.quarters(), Map.of());
    }

    private FieldActivity activity(Reading reading, Tabulation identified) {
        ActivityTable table = new ActivityTable(field.activity(reading), reading.suppressed(), identified);
        return new FieldActivity(
                readings.dates(reading),
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
