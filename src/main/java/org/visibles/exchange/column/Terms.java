package org.visibles.exchange.column;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.visibles.youth.Choices.Means;

/**
 * What holds for all rows of a list.
 *
 * @param pseudonymous nothing that identifies is kept
 * @param informedOn when the people were told, unless a column says it
 */
public record Terms(
        boolean pseudonymous,
        @Nullable LocalDate informedOn,
        @Nullable Means informedMeans) {}
