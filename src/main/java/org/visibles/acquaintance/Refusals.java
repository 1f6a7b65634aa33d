package org.visibles.acquaintance;

import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.visibles.kernel.NotFound;

/** What the functions of the database refuse looks like what is not there. */
final class Refusals {

    private Refusals() {}

    static <T> T of(Supplier<T> call) {
        try {
            return call.get();
        } catch (DataAccessException refused) {
            if (String.valueOf(refused.getMostSpecificCause().getMessage()).contains("not found")) {
                throw new NotFound();
            }
            throw refused;
        }
    }
}
