package org.visibles.indicators;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.indicators.Changes.Effect;
import org.visibles.indicators.Changes.Moved;
import org.visibles.indicators.Figures.Line;
import org.visibles.indicators.Figures.Row;
import org.visibles.indicators.Readings.Reading;
import org.visibles.indicators.Readings.TwoDays;
import org.visibles.kernel.Permission;

/**
 * What changed between two days of knowledge, and why. The figures are worked out again with one cause after the other let
 * in, so that the effects add up to the difference; as many statements as there are causes, whatever the data.
 */
@Service
@PreAuthorize("denyAll()")
public class ChangesService {

    /** Many months of a large programme are many facts. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final OwnSteps own;
    private final Readings readings;
    private final ChangedFacts changed;
    private final FiguresService figures;
    private final Patience patience;

    ChangesService(OwnSteps own, Readings readings, ChangedFacts changed, FiguresService figures, Patience patience) {
        this.own = own;
        this.readings = readings;
        this.changed = changed;
        this.figures = figures;
        this.patience = patience;
    }

    /**
     * Of the people whom the own organisation identified first, nothing hidden: for the screen alone.
     *
     * @param since the earlier day of knowledge; null for the end of the month before the later one
     * @param until the later one; null for today
     * @param period in which people were identified; null for the whole programme
     */
    @PreAuthorize("hasRole('" + Permission.FIGURES_OWN + "')")
    @Transactional(readOnly = true)
    public Changes own(@Nullable LocalDate since, @Nullable LocalDate until, @Nullable Period period) {
        TwoDays days = readings.between(since, until, period, true);
        Map<Cause, List<UUID>> facts = changed.own(days.from(), days.to());
        Map<Cause, Row> steps = own.of(days, facts);
        Row before = own.before(days);
        List<Moved> moved = new ArrayList<>();
        for (Indicator indicator : Indicator.values()) {
            Line first = before.line(indicator).orElseThrow();
            Line last = first;
            List<Effect> effects = new ArrayList<>();
            for (Map.Entry<Cause, Row> step : steps.entrySet()) {
                Line next = step.getValue().line(indicator).orElseThrow();
                effects.add(Effect.between(step.getKey(), last, next));
                last = next;
            }
            effects.removeIf(Effect::none);
            if (!effects.isEmpty() || !first.result().equals(last.result())) {
                moved.add(new Moved(indicator, first, last, effects));
            }
        }
        Map<Cause, Value> recorded = new EnumMap<>(Cause.class);
        Cause.RECORDED.forEach(cause -> recorded.put(
                cause, Value.shown(facts.getOrDefault(cause, List.of()).size())));
        return changes(days, recorded, moved);
    }

    /** Of the whole programme, between two ends of months: how much was recorded, and what is published of each day. */
    @PreAuthorize("hasRole('" + Permission.FIGURES_PROGRAMME + "')")
    @Transactional(readOnly = true)
    public Changes programme(@Nullable LocalDate since, @Nullable LocalDate until) {
        TwoDays days = readings.between(since, until, null, false);
        Map<Cause, Value> recorded = new EnumMap<>(Cause.class);
        patience.forTransaction(PATIENCE);
        var months = changed.monthly(days.from(), days.to());
        Cause.RECORDED.forEach(cause -> recorded.put(
                cause, RoundedDown.of(months.getOrDefault(cause, Map.of()).values())));
        Row before = figures.programme(Selection.ALL.asKnownOn(days.from().knownOn()))
                .total();
        Row after =
                figures.programme(Selection.ALL.asKnownOn(days.to().knownOn())).total();
        List<Moved> moved = before.lines().stream()
                .map(line -> new Moved(
                        line.indicator(), line, after.line(line.indicator()).orElseThrow(), List.of()))
                .filter(each -> !each.before().result().equals(each.after().result()))
                .toList();
        return changes(days, recorded, moved);
    }

    private static Changes changes(TwoDays days, Map<Cause, Value> recorded, List<Moved> moved) {
        Reading to = days.to();
        return new Changes(
                to.programme().name(),
                to.suppressed(),
                days.from().knownOn(),
                to.knownOn(),
                to.period(),
                recorded,
                moved,
                days.corrections(),
                to.programme().startsOn());
    }
}
