package org.visibles.kernel;

import java.io.Serializable;
import java.util.UUID;

/** Names a person's account in one organisation. */
public record MemberId(UUID value) implements Serializable {

    public static MemberId next() {
        return new MemberId(Ids.next());
    }

    public static MemberId of(String text) {
        return new MemberId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
