package org.visibles.kernel;

import java.io.Serializable;
import java.util.UUID;

/** Names an exchange with a young person. */
public record ContactId(UUID value) implements Serializable {

    public static ContactId next() {
        return new ContactId(Ids.next());
    }

    public static ContactId of(String text) {
        return new ContactId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
