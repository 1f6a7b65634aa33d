package org.visibles.indicators;

import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One number of what works, as somebody of the organisation that met them first points at it.
 *
 * @param by one of {@link EffectBy#own}
 * @param category code of the line; empty for everyone
 * @param knownOn as known at the end of this day; null for today
 */
public record CitedMet(
        EffectBy by,
        String category,
        EffectFigure figure,
        @Nullable LocalDate knownOn) implements Serializable {

    boolean counts(Met met) {
        return (category.isEmpty() || by.of(met).equals(category)) && figure.counts(met);
    }
}
