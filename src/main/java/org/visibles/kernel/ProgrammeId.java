package org.visibles.kernel;

import java.io.Serializable;
import java.util.UUID;

/** Names a programme. */
public record ProgrammeId(UUID value) implements Serializable {

    public static ProgrammeId next() {
        return new ProgrammeId(Ids.next());
    }

    public static ProgrammeId of(String text) {
        return new ProgrammeId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
