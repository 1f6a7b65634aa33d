package org.visibles.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visibles.exchange.ListedRow.Group;
import org.visibles.exchange.ListedRow.Reason;
import org.visibles.exchange.column.Problem;
import org.visibles.kernel.YouthId;

/**
 * What the check of a row found.
 *
 * @param key digest of what it says
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the database as it is
record CheckedRow(
        long number,
        Group group,
        List<Problem> problems,
        @Nullable YouthId known,
        @Nullable Long sameAs,
        List<Reason> reasons,
        byte[] key) {}
