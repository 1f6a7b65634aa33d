package org.visibles.costs;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What was spent. Nobody is named: neither a young person nor who was paid.
 *
 * @param category code of a {@link CategoryRow}
 * @param month in which it counts
 * @param cents of euros, 1 to {@value #MOST_CENTS}
 * @param label what for, 1 to {@value #LABEL_LENGTH} characters
 * @param reference of the document that proves it, at most {@value #REFERENCE_LENGTH} characters
 */
public record ExpenseContent(
        String category,
        YearMonth month,
        long cents,
        String label,
        @Nullable String reference) {

    /** Ten million euros. */
    public static final long MOST_CENTS = 1_000_000_000L;

    public static final int LABEL_LENGTH = 200;
    public static final int REFERENCE_LENGTH = 100;
}
