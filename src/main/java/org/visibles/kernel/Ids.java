package org.visibles.kernel;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Makes and reads ids: UUID version 7, so that they sort by their time of birth. */
public final class Ids {

    private Ids() {}

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }

    /**
     * @throws NotFound when the text is no UUID: a mangled address looks like a missing record
     */
    public static UUID parse(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException mangled) {
            throw new NotFound();
        }
    }
}
