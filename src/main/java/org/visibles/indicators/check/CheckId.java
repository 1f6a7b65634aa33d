package org.visibles.indicators.check;

import java.io.Serializable;
import java.util.UUID;
import org.visibles.kernel.Ids;

/** Names a question about a number of the figures. */
public record CheckId(UUID value) implements Serializable {

    static CheckId next() {
        return new CheckId(Ids.next());
    }

    public static CheckId of(String text) {
        return new CheckId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
