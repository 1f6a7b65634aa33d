package org.visibles.costs;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.ProgrammeId;

/** What was spent, for figures made of it. */
@Service
@PreAuthorize("denyAll()")
public class Expenses {

    private final ExpenseRows rows;

    Expenses(ExpenseRows rows) {
        this.rows = rows;
    }

    /**
     * Sums over the months, as they were known; of what the member may read, so that a lead's are those of the own
     * organisation whichever is asked for.
     *
     * @param organisation null for all
     * @param from first month, included
     * @param until last month, included
     * @param knownBefore the end of the day of knowledge, not included
     */
    @PreAuthorize("hasAnyRole('" + Permission.COSTS_OWN + "', '" + Permission.COSTS_PROGRAMME + "')")
    @Transactional(readOnly = true)
    public ExpenseSums sum(
            ProgrammeId programme,
            @Nullable OrganisationId organisation,
            YearMonth from,
            YearMonth until,
            Instant knownBefore) {
        return rows.sums(programme, new ExpenseFilter(organisation, null, from, until, null), knownBefore);
    }

    /** The same, by organisation and month instead of category; a month without expenses is missing. */
    @PreAuthorize("hasAnyRole('" + Permission.COSTS_OWN + "', '" + Permission.COSTS_PROGRAMME + "')")
    @Transactional(readOnly = true)
    public List<MonthSum> byMonth(
            ProgrammeId programme,
            @Nullable OrganisationId organisation,
            YearMonth from,
            YearMonth until,
            Instant knownBefore) {
        return rows.byMonth(programme, new ExpenseFilter(organisation, null, from, until, null), knownBefore);
    }
}
