package org.visibles.indicators;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What works, in the order of page, file and manual: how many were met, and how many of them came to each stage. */
public enum EffectFigure implements Defined {
    MET(null),
    IDENTIFIED(Effect.Stage.IDENTIFIED),
    MOBILISED(Effect.Stage.MOBILISED),
    CONNECTED(Effect.Stage.CONNECTED);

    private final Effect.@Nullable Stage stage;

    EffectFigure(Effect.@Nullable Stage stage) {
        this.stage = stage;
    }

    /** The share of those who came to a stage. */
    public static EffectFigure of(Effect.Stage stage) {
        return switch (stage) {
            case IDENTIFIED -> IDENTIFIED;
            case MOBILISED -> MOBILISED;
            case CONNECTED -> CONNECTED;
        };
    }

    /** Key of what those are called whom it counts. */
    public String peopleKey() {
        return stage == null ? key() : stage.key();
    }

    boolean counts(Met met) {
        return stage == null || EffectTables.atLeast(stage).contains(met.reached());
    }

    @Override
    public String registryCode() {
        return "effect-" + code();
    }

    @Override
    public String key() {
        return stage == null ? "indicators.effect.met" : stage.shareKey();
    }

    @Override
    public String formulaKey() {
        return "indicators.effect.definition." + code();
    }

    @Override
    public String unitKey() {
        return stage == null ? FieldFigure.Unit.PEOPLE.key() : Indicator.Unit.SHARE.key();
    }

    @Override
    public IndicatorSource source() {
        return IndicatorSource.FIRST_ENCOUNTERS;
    }

    @Override
    public String numeratorKey() {
        return Defined.counted(registryCode());
    }

    @Override
    public Optional<String> denominatorKey() {
        return stage == null ? Optional.empty() : Optional.of(MET.numeratorKey());
    }

    @Override
    public List<String> dimensionKeys() {
        return EffectBy.published().stream().map(EffectBy::key).toList();
    }

    @Override
    public OptionalInt minimumCell() {
        return OptionalInt.of(Suppression.THRESHOLD);
    }

    private String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
