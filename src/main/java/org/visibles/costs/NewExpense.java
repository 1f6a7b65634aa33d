package org.visibles.costs;

import org.visibles.kernel.OrganisationId;

/**
 * An expense to be entered.
 *
 * @param id made once for what one types, so that saving twice enters it once
 * @param organisation that spent it, and keeps it for good
 */
public record NewExpense(ExpenseId id, OrganisationId organisation, ExpenseContent content) {}
