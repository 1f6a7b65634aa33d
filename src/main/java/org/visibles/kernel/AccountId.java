package org.visibles.kernel;

import java.io.Serializable;
import java.util.UUID;

/** Names a person who signs in. */
public record AccountId(UUID value) implements Serializable {

    public static AccountId next() {
        return new AccountId(Ids.next());
    }

    public static AccountId of(String text) {
        return new AccountId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
