package org.visibles.indicators;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What was worked out lately, for whoever asks for the same again: for some minutes, and as far as there is memory. All that
 * it is made of is in the key, so that it cannot be out of date, and nobody is given anything that is made of people other
 * than those whom he or she could read.
 *
 * @param <T> what is changed no more once it is made
 */
final class Lately<T> {

    private static final Duration KEPT = Duration.ofMinutes(10);

    /** In all that is kept together. */
    private static final long MOST_PEOPLE = 400_000;

    /** What is made of nobody takes room too. */
    private static final int AT_LEAST = 1_000;

    private final Cache<Made, T> kept = Caffeine.newBuilder()
            .<Made, T>weigher((made, none) -> made.people() + AT_LEAST)
            .maximumWeight(MOST_PEOPLE)
            .expireAfterAccess(KEPT)
            .softValues()
            .build();

    /** All that something is made of. */
    interface Made {

        /** Of how many people it tells. */
        int people();
    }

    /** What is kept, else what is worked out; two who ask at once may both work it out, and are given the same. */
    T of(Made made, Supplier<T> work) {
        T found = kept.getIfPresent(made);
        if (found != null) {
            return found;
        }
        T worked = work.get();
        T before = kept.asMap().putIfAbsent(made, worked);
        return before == null ? worked : before;
    }
}
