package org.visibles.joining;

import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.visibles.kernel.NotFound;

/** The functions of the database refuse in one and the same word, whatever the reason. */
final class Refused {

    private Refused() {}

    static <T> T asNotFound(Supplier<T> call) {
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
