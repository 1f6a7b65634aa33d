package org.visibles.kernel;

import java.io.Serializable;
import java.util.UUID;

/** Names a phone that a member has linked. */
public record DeviceId(UUID value) implements Serializable {

    public static DeviceId next() {
        return new DeviceId(Ids.next());
    }

    public static DeviceId of(String text) {
        return new DeviceId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
