package org.visibles.indicators;

import java.util.Map;
import org.visibles.kernel.OutingId;

/**
 * What each outing adds to a number of the own organisation.
 *
 * @param outings own ones, and those of others on which it met somebody; minutes where the number tells hours
 * @param names of the area, by code
 */
public record OutingsBehind(Dates dates, Map<OutingId, Long> outings, Map<String, String> names) implements Dated {

    public long total() {
        return outings.values().stream().mapToLong(Long::longValue).sum();
    }
}
