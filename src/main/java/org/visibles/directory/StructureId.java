package org.visibles.directory;

import java.io.Serializable;
import java.util.UUID;
import org.visibles.kernel.Ids;

/** Names a structure of the directory; it stays when the structure changes or vanishes from its source. */
public record StructureId(UUID value) implements Serializable {

    public static StructureId of(String text) {
        return new StructureId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
