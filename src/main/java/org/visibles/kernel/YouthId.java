package org.visibles.kernel;

import java.io.Serializable;
import java.util.UUID;

/** Names a young person's record. */
public record YouthId(UUID value) implements Serializable {

    public static YouthId next() {
        return new YouthId(Ids.next());
    }

    public static YouthId of(String text) {
        return new YouthId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
