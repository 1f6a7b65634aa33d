package org.visibles.directory;

import java.io.Serializable;
import java.util.UUID;
import org.visibles.kernel.Ids;

/** Names a service of the directory; it stays when the service changes or vanishes from its source. */
public record ServiceId(UUID value) implements Serializable {

    public static ServiceId of(String text) {
        return new ServiceId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
