package org.visibles.indicators;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One number that outings make up: on the map, or of the work in the field.
 *
 * @param figure one of {@link FieldFigure#ofOutings}
 * @param area code of the commune or QPV where they took place; empty for everywhere
 * @param quarter in which they took place; null for the whole time
 * @param knownOn as known at the end of this day; null for today
 * @param until the last day on which they took place, of a whole quarter or that of knowledge; null for the latter
 */
public record CitedOutings(
        FieldFigure figure,
        String area,
        @Nullable Quarter quarter,
        @Nullable LocalDate knownOn,
        @Nullable LocalDate until) {

    public CitedOutings {
        if (!FieldFigure.ofOutings().contains(figure)) {
            throw new IllegalArgumentException("no outings make up " + figure);
        }
    }

    /** Of outings on the map. */
    public CitedOutings(String area, @Nullable LocalDate knownOn) {
        this(FieldFigure.OUTINGS, area, null, knownOn, null);
    }

    /** Of the work in the field. */
    public CitedOutings(FieldFigure figure, @Nullable Quarter quarter, @Nullable LocalDate knownOn) {
        this(figure, "", quarter, knownOn, null);
    }

    /** What of something done the number counts; minutes where it tells hours. */
    long share(Activity done) {
        boolean here = area.isEmpty() || area.equals(done.commune()) || area.equals(done.qpv());
        boolean then = (quarter == null || quarter.equals(done.quarter()))
                && (until == null || !done.quarter().firstDay().isAfter(until));
        return here && then ? figure.of(done) : 0;
    }
}
