package org.visibles.indicators;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What figures are asked for.
 *
 * @param quarter in which people were identified; null for the whole programme, or with a free period
 * @param by none, one or two dimensions of the published list; the quarter counts as one
 * @param knownOn as known at the end of this day; null for today. Readers without access to the rows get the end of the
 *     month before
 * @param period in which people were identified, for the own organisation on screen; null for a quarter or the whole
 */
public record Selection(
        @Nullable Quarter quarter,
        List<Variable> by,
        @Nullable LocalDate knownOn,
        @Nullable Period period) implements Serializable {

    public static final Selection ALL = new Selection(null, List.of(), null);

    public Selection(@Nullable Quarter quarter, List<Variable> by, @Nullable LocalDate knownOn) {
        this(quarter, by, knownOn, null);
    }

    public Selection {
        by = List.copyOf(by);
        quarter = period == null ? quarter : null;
        if (by.size() > 2
                || !Variable.dimensions().containsAll(by)
                || (by.size() == 2 && !by.get(0).crossings().contains(by.get(1)))) {
            throw new IllegalArgumentException("not in the published list: " + by);
        }
    }

    public static Selection by(Variable... dimensions) {
        return new Selection(null, List.of(dimensions), null);
    }

    public Selection in(@Nullable Quarter one) {
        return new Selection(one, by, knownOn, null);
    }

    public Selection asKnownOn(LocalDate day) {
        return new Selection(quarter, by, day, period);
    }

    /** For the own organisation on screen alone. */
    public Selection during(LocalDate from, LocalDate until) {
        return new Selection(null, by, knownOn, new Period(from, until));
    }
}
