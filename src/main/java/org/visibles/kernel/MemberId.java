package org.visibles.kernel;

import java.io.Serializable;
import java.util.UUID;

/** Names a person's account in one organisation. */
public record MemberId(UUID value) implements Serializable {

    /** The program itself, where it writes in nobody's name; no member has this id. */
    public static final MemberId PROGRAM = new MemberId(new UUID(0, 0));

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
