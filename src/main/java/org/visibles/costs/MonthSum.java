package org.visibles.costs;

import java.time.YearMonth;
import org.visibles.kernel.OrganisationId;

/** What one organisation spent in one month, in cents. */
public record MonthSum(OrganisationId organisation, YearMonth month, long cents) {}
