package org.visibles.acquaintance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the question about a person stands, for who asked: the same whether anybody knows the person, until somebody who
 * does accepts to be put in touch.
 *
 * @param agreed whether the person has agreed to the question
 * @param asked the last question; null before the first
 */
public record Standing(boolean agreed, @Nullable Asked asked, List<Introduction> introductions) {

    public Standing {
        introductions = List.copyOf(introductions);
    }

    /**
     * @param endsAt when it ends without a meeting, whatever the reason
     * @param stopped whether the person took the agreement back
     * @param ended whether that day has come
     */
    public record Asked(Instant at, Instant endsAt, boolean stopped, boolean ended) {}
}
