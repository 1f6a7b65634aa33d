package org.visibles.indicators;

import java.util.Collection;

/**
 * Counts of what was recorded, as they are published: of each month so many fives, and any number of months together no
 * more than the sum of these. Whatever months are asked for, of each is known that it lies within five numbers, and of one
 * with fewer than five nothing else.
 */
final class RoundedDown {

    private RoundedDown() {}

    static Value of(Collection<Long> months) {
        long fives = months.stream()
                .mapToLong(count -> count / Suppression.THRESHOLD * Suppression.THRESHOLD)
                .sum();
        return fives == 0 ? Value.UNDER : Value.shown(fives);
    }
}
