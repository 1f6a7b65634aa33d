package org.visibles.costs;

import java.io.Serializable;
import java.util.UUID;
import org.visibles.kernel.Ids;

/** Names an expense through all its versions. */
public record ExpenseId(UUID value) implements Serializable {

    public static ExpenseId next() {
        return new ExpenseId(Ids.next());
    }
}
