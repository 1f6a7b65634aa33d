package org.visibles.kernel;

import java.io.Serializable;
import java.util.UUID;

/** Names an outing; made on the device, so that an outing is the same one however often it is sent. */
public record OutingId(UUID value) implements Serializable {

    public static OutingId next() {
        return new OutingId(Ids.next());
    }

    public static OutingId of(String text) {
        return new OutingId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
