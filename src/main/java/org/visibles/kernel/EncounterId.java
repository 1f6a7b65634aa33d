package org.visibles.kernel;

import java.io.Serializable;
import java.util.UUID;

/** Names one meeting with somebody on an outing, who may stay without a name. */
public record EncounterId(UUID value) implements Serializable {

    public static EncounterId next() {
        return new EncounterId(Ids.next());
    }

    public static EncounterId of(String text) {
        return new EncounterId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
