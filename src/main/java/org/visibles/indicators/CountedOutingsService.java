package org.visibles.indicators;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.indicators.OutingFacts.Outing;
import org.visibles.indicators.Readings.Reading;
import org.visibles.kernel.Permission;

/**
 * From a number of outings to these: each for the organisation that declared them, for the coordination how many each
 * organisation declared. Outings are nobody's, so none of these numbers is hidden.
 */
@Service
@PreAuthorize("denyAll()")
public class CountedOutingsService {

    private final OutingFacts outings;
    private final FieldFacts field;
    private final Readings readings;

    CountedOutingsService(OutingFacts outings, FieldFacts field, Readings readings) {
        this.outings = outings;
        this.field = field;
        this.readings = readings;
    }

    /** As many statements whatever their number; what is told of an outing is read where it is shown. */
    @PreAuthorize("hasRole('" + Permission.FIGURES_OWN + "') and hasRole('" + Permission.OUTING_READ + "')")
    @Transactional(readOnly = true)
    public OutingsBehind own(CitedOutings cited) {
        Reading reading = readings.of(cited.knownOn(), true, false);
        return new OutingsBehind(
                readings.dates(reading),
                outings.own(reading).stream()
                        .filter(each -> cited.counts(each.commune(), each.qpv(), each.quarter()))
                        .map(Outing::id)
                        .toList(),
                names(cited));
    }

    /** As known at the end of a month, of whole quarters, like the map. */
    @PreAuthorize("hasRole('" + Permission.FIGURES_PROGRAMME + "')")
    @Transactional(readOnly = true)
    public OutingCounts programme(CitedOutings cited) {
        Reading reading = readings.of(cited.knownOn(), false, true);
        return new OutingCounts(
                readings.dates(reading),
                field.activity(reading).stream()
                        .filter(each -> each.outings() > 0 && cited.counts(each.commune(), each.qpv(), each.quarter()))
                        .collect(Collectors.groupingBy(
                                each -> each.organisation().toString(), Collectors.summingLong(Activity::outings))),
                names(cited));
    }

    private Map<String, String> names(CitedOutings cited) {
        return readings.names(Set.of(cited.area()));
    }
}
