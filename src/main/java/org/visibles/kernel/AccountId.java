package org.visibles.kernel;

import java.io.Serializable;
import java.util.UUID;

/** Names a person who signs in. */
public record AccountId(UUID value) implements Serializable {

    /** The program itself, where it acts though nobody has signed in; no account has this id. */
    public static final AccountId PROGRAM = new AccountId(new UUID(0, 0));

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
