package org.visibles.indicators;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One number of the figures, as somebody points at it.
 *
 * @param selection of which people, known on which day
 * @param until the last day of identification where the published grid ends earlier than the day of knowledge; null for
 *     the latter
 * @param categories codes of the row, one for each dimension of the selection; none for everyone
 * @param within those of a cohort alone who got so far soon enough; else null
 */
public record Cited(
        Selection selection,
        @Nullable LocalDate until,
        Indicator indicator,
        Part part,
        List<String> categories,
        @Nullable Within within)
        implements Serializable {

    public Cited(
            Selection selection, @Nullable LocalDate until, Indicator indicator, Part part, List<String> categories) {
        this(selection, until, indicator, part, categories, null);
    }

    public Cited {
        categories = List.copyOf(categories);
        if (!categories.isEmpty() && categories.size() != selection.by().size()) {
            throw new IllegalArgumentException("no row of " + selection.by());
        }
    }

    boolean counts(Subject subject) {
        Quarter quarter = selection.quarter();
        if (quarter != null && !Variable.QUARTER.of(subject).equals(quarter.code())
                || until != null && subject.identifiedOn().isAfter(until)) {
            return false;
        }
        for (int at = 0; at < categories.size(); at++) {
            if (!selection.by().get(at).of(subject).equals(categories.get(at))) {
                return false;
            }
        }
        return part.counts(indicator, subject);
    }
}
