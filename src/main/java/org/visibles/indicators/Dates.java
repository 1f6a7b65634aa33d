package org.visibles.indicators;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The two dates of what is shown, put right.
 *
 * @param programme its name
 * @param suppressed whether small counts are hidden: the day of knowledge is the end of a month then
 * @param knownOn as known at the end of this day
 * @param since first day of the programme
 * @param until the last day of what is counted
 * @param latest the last day of knowledge that can be asked for
 * @param period a free one; null for a quarter or the whole programme
 * @param corrections why others are shown than what was asked for
 */
public record Dates(
        String programme,
        boolean suppressed,
        LocalDate knownOn,
        LocalDate since,
        LocalDate until,
        LocalDate latest,
        @Nullable Period period,
        List<Correction> corrections) {

    Dates until(LocalDate day) {
        return new Dates(programme, suppressed, knownOn, since, day, latest, period, corrections);
    }
}
