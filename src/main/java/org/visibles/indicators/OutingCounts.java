package org.visibles.indicators;

import java.util.Map;

/**
 * What the outings that each organisation declared add to a number.
 *
 * @param organisations by id, those that add any; of no single place those too that declared outings at another time.
 *     Minutes where the number tells hours
 * @param names of organisations and of the area, by id or code
 */
public record OutingCounts(Dates dates, Map<String, Long> organisations, Map<String, String> names) implements Dated {

    public long total() {
        return organisations.values().stream().mapToLong(Long::longValue).sum();
    }
}
