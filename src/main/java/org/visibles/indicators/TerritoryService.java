package org.visibles.indicators;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.geography.GeographyService;
import org.visibles.geography.Qpv;
import org.visibles.indicators.Figures.Line;
import org.visibles.indicators.Figures.Row;
import org.visibles.indicators.Readings.Reading;
import org.visibles.indicators.Territory.Area;
import org.visibles.kernel.Permission;

/** The figures by commune and QPV, for a map. Each call sends the same few statements. */
@Service
@PreAuthorize("denyAll()")
public class TerritoryService {

    private final Cohorts cohorts;
    private final PublishedFigures published;
    private final FieldFacts field;
    private final Readings readings;
    private final GeographyService geography;

    TerritoryService(
            Cohorts cohorts,
            PublishedFigures published,
            FieldFacts field,
            Readings readings,
            GeographyService geography) {
        this.cohorts = cohorts;
        this.published = published;
        this.field = field;
        this.readings = readings;
        this.geography = geography;
    }

    /**
     * Of the own organisation, nothing hidden: for the screen alone.
     *
     * @param knownOn as known at the end of this day; null for today
     */
    @PreAuthorize("hasRole('" + Permission.FIGURES_OWN + "')")
    @Transactional(readOnly = true)
    public Territory own(@Nullable LocalDate knownOn) {
        return territory(readings.of(knownOn, true, false));
    }

    /** The same as it may leave the house. */
    @PreAuthorize("hasRole('" + Permission.FIGURES_OWN + "')")
    @Transactional(readOnly = true)
    public Territory ownFile(@Nullable LocalDate knownOn) {
        return territory(readings.of(knownOn, true, true));
    }

    /** Of the whole programme, for screen and file; as known at the end of a month, see {@link Selection}. */
    @PreAuthorize("hasRole('" + Permission.FIGURES_PROGRAMME + "')")
    @Transactional(readOnly = true)
    public Territory programme(@Nullable LocalDate knownOn) {
        return territory(readings.of(knownOn, false, true));
    }

    private Territory territory(Reading reading) {
        List<Activity> done = field.activity(reading);
        EffectTables effect = reading.suppressed() ? published.effect(reading) : new OwnEffect(field.met(reading));
        Calculation people = new Calculation(
                reading.suppressed()
                        ? published.grid(reading)
                        : new OwnRows(cohorts.subjects(reading), Exchanges.of(List.of())));
        Map<String, Area> areas = new HashMap<>();
        areas.putAll(
                areas(reading, done, Activity::commune, effect.met(EffectBy.COMMUNE), rows(people, Variable.COMMUNE)));
        areas.putAll(areas(reading, done, Activity::qpv, effect.met(EffectBy.QPV), rows(people, Variable.QPV)));
        return new Territory(
                readings.dates(reading),
                areas,
                geography.qpvs().stream().collect(Collectors.toMap(Qpv::code, Qpv::generation, (one, other) -> one)),
                readings.names(areas.keySet()));
    }

    private static List<Row> rows(Calculation people, Variable by) {
        return people.rows(List.of(), List.of(by), true);
    }

    private static Map<String, Area> areas(
            Reading reading,
            List<Activity> done,
            Function<Activity, String> where,
            Map<String, Value> met,
            List<Row> people) {
        Map<String, Long> outings =
                done.stream().collect(Collectors.groupingBy(where, Collectors.summingLong(Activity::outings)));
        Map<String, Row> rows =
                people.stream().collect(Collectors.toMap(row -> row.categories().getFirst(), row -> row));
        Set<String> codes = new HashSet<>(outings.keySet());
        codes.addAll(met.keySet());
        codes.addAll(rows.keySet());
        codes.removeAll(Set.of(Variable.NOT_STATED, Variable.NO_QPV));
        codes.removeIf(Variable::isOthers);
        // nobody there, or too few and put together with others: where counts are hidden the two look the same
        Value nobody = reading.suppressed() ? Value.MASKED : Value.shown(0);
        Value noRate = reading.suppressed() ? Value.MASKED : Value.EMPTY;
        return codes.stream()
                .collect(Collectors.toMap(
                        code -> code,
                        code -> new Area(
                                Value.shown(outings.getOrDefault(code, 0L)),
                                met.getOrDefault(code, nobody),
                                value(rows.get(code), Indicator.IDENTIFIED, Line::result, nobody),
                                value(rows.get(code), Indicator.CONNECTION, Line::numerator, nobody),
                                value(rows.get(code), Indicator.CONNECTION, Line::result, noRate))));
    }

    private static Value value(@Nullable Row row, Indicator indicator, Function<Line, Value> which, Value otherwise) {
        return row == null ? otherwise : which.apply(row.line(indicator).orElseThrow());
    }
}
