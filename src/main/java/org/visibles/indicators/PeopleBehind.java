package org.visibles.indicators;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.YouthId;

/**
 * The people whom a number counts.
 *
 * @param knownOn as known at the end of this day
 * @param until the last day on which they were identified
 * @param period in which they were identified; null for a quarter or the whole programme
 * @param counted how many they are
 * @param readable those of them whose records the member may read; the others are anonymised, or followed no more
 * @param names proper names by code: communes, QPVs, organisations
 * @param corrections why something else is shown than what was asked for
 */
public record PeopleBehind(
        LocalDate knownOn,
        LocalDate until,
        @Nullable Period period,
        int counted,
        List<YouthId> readable,
        Map<String, String> names,
        List<Correction> corrections) {

    /** How many of them no record can be opened of. */
    public int outOfReach() {
        return counted - readable.size();
    }
}
