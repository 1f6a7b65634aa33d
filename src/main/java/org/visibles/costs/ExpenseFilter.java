package org.visibles.costs;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.OrganisationId;

/**
 * Which expenses are looked at; null asks for all.
 *
 * @param from first month, included
 * @param until last month, included
 * @param knownOn as they were known at the end of this day
 */
public record ExpenseFilter(
        @Nullable OrganisationId organisation,
        @Nullable String category,
        @Nullable YearMonth from,
        @Nullable YearMonth until,
        @Nullable LocalDate knownOn) {

    public static final ExpenseFilter ALL = new ExpenseFilter(null, null, null, null, null);
}
