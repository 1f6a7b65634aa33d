package org.visibles.indicators;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.indicators.Readings.Reading;
import org.visibles.kernel.MethodNames;
import org.visibles.kernel.Permission;

/** What works: of those met in each way, how many were then mobilised and connected. Each call sends the same few statements. */
@Service
@PreAuthorize("denyAll()")
public class EffectService {

    private final PublishedFigures published;
    private final FieldFacts field;
    private final Readings readings;
    private final MethodNames methods;

    EffectService(PublishedFigures published, FieldFacts field, Readings readings, MethodNames methods) {
        this.published = published;
        this.field = field;
        this.readings = readings;
        this.methods = methods;
    }

    /**
     * Of those whom the own organisation met first, nothing hidden: for the screen alone.
     *
     * @param by one of {@link EffectBy#own}
     * @param knownOn as known at the end of this day; null for today
     */
    @PreAuthorize("hasRole('" + Permission.FIGURES_OWN + "')")
    @Transactional(readOnly = true)
    public Effect own(EffectBy by, @Nullable LocalDate knownOn) {
        return effect(by, readings.of(knownOn, true, false));
    }

    /** The same people as they may leave the house; without lines for a place of the organisation's own. */
    @PreAuthorize("hasRole('" + Permission.FIGURES_OWN + "')")
    @Transactional(readOnly = true)
    public Effect ownFile(EffectBy by, @Nullable LocalDate knownOn) {
        return effect(by, readings.of(knownOn, true, true));
    }

    /**
     * Of the whole programme, for screen and file; as known at the end of a month, see {@link Selection}.
     *
     * @param by one of {@link EffectBy#published}
     */
    @PreAuthorize("hasRole('" + Permission.FIGURES_PROGRAMME + "')")
    @Transactional(readOnly = true)
    public Effect programme(EffectBy by, @Nullable LocalDate knownOn) {
        return effect(by, readings.of(knownOn, false, true));
    }

    private Effect effect(EffectBy by, Reading reading) {
        EffectTables tables = reading.suppressed() ? published.effect(reading) : new OwnEffect(field.met(reading));
        Map<String, String> names = new HashMap<>(
                readings.names(by == EffectBy.COMMUNE ? tables.met(by).keySet() : Set.of()));
        names.putAll(methods.spots());
        return new Effect(
                readings.dates(reading),
                tables.publishable(),
                by,
                tables.total(),
                tables.lines(by),
                tables.together(by),
                names,
                methods.methods());
    }
}
