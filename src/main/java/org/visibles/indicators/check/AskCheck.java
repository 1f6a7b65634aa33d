package org.visibles.indicators.check;

import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Selection;
import org.visibles.kernel.OrganisationId;

/**
 * A question that the coordination asks.
 *
 * @param selection the quarter and the day of knowledge of the figure; what it is broken down by does not count
 * @param remark a sentence of at most {@value #REMARK} characters that names nobody
 */
public record AskCheck(
        OrganisationId organisation,
        Selection selection,
        InQuestion number,
        CheckReason reason,
        @Nullable String remark) {

    public static final int REMARK = 200;
}
