package org.visibles.indicators;

import java.util.HashMap;
import java.util.List;
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
 * From a number that outings make up to these: for the organisation that declared them each with what it adds, for the
 * coordination what those of each organisation add. Outings are nobody's, so none of these numbers is hidden.
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
        Dates dates = readings.dates(reading);
        return new OutingsBehind(
                cited.until() == null ? dates : dates.until(cited.until()),
                some(outings.own(reading).stream()
                        .collect(Collectors.groupingBy(
                                Outing::id, Collectors.summingLong(each -> cited.share(each.done()))))),
                names(cited));
    }

    /**
     * As known at the end of a month, of whole quarters, like the map.
     *
     * @throws IllegalArgumentException for a number that says something of people: of those only what the page publishes is
     *     told
     */
    @PreAuthorize("hasRole('" + Permission.FIGURES_PROGRAMME + "')")
    @Transactional(readOnly = true)
    public OutingCounts programme(CitedOutings cited) {
        if (!FieldFigure.ofEachQuarter().contains(cited.figure())) {
            throw new IllegalArgumentException("not told of each quarter: " + cited.figure());
        }
        Reading reading = readings.of(cited.knownOn(), false, true);
        List<Activity> done = field.activity(reading);
        Map<String, Long> organisations = new HashMap<>(some(done.stream()
                .collect(Collectors.groupingBy(
                        each -> each.organisation().toString(), Collectors.summingLong(cited::share)))));
        if (cited.area().isEmpty()) {
            done.stream()
                    .filter(each -> each.outings() > 0)
                    .forEach(each ->
                            organisations.putIfAbsent(each.organisation().toString(), 0L));
        }
        return new OutingCounts(readings.dates(reading), organisations, names(cited));
    }

    private static <T> Map<T, Long> some(Map<T, Long> shares) {
        return shares.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<String, String> names(CitedOutings cited) {
        return readings.names(Set.of(cited.area()));
    }
}
