package org.visibles.indicators;

import java.util.Map;
import org.visibles.kernel.YouthId;

/**
 * With whom the own organisation had the exchanges that a number counts.
 *
 * @param people how many with each whose record the member may read
 * @param outOfReach how many with those who are anonymised, or followed no more
 * @param unrecorded encounters that are joined to no record
 */
public record ExchangesBehind(Dates dates, Map<YouthId, Long> people, long outOfReach, long unrecorded)
        implements Dated {

    public long total() {
        return people.values().stream().mapToLong(Long::longValue).sum() + outOfReach + unrecorded;
    }
}
