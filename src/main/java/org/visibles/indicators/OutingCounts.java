package org.visibles.indicators;

import java.util.Map;

/**
 * How many of the outings that a number counts each organisation declared.
 *
 * @param organisations number by id, of those that declared any
 * @param names of organisations and of the area, by id or code
 */
public record OutingCounts(Dates dates, Map<String, Long> organisations, Map<String, String> names) implements Dated {

    public long total() {
        return organisations.values().stream().mapToLong(Long::longValue).sum();
    }
}
