package org.visibles.costs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;

/**
 * One version of an expense.
 *
 * @param version 0 as it was entered, one more with each correction
 * @param cancelled the expense does not count; the content is that of the version before
 * @param reason why it was corrected or cancelled; null as it was entered
 */
public record ExpenseRow(
        ExpenseId id,
        int version,
        OrganisationId organisation,
        ExpenseContent content,
        boolean cancelled,
        @Nullable String reason,
        Instant recordedAt,
        MemberId recordedBy) {}
