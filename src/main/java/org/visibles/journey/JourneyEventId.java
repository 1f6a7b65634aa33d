package org.visibles.journey;

import java.io.Serializable;
import java.util.UUID;
import org.visibles.kernel.Ids;

/** Names one event of a journey. */
public record JourneyEventId(UUID value) implements Serializable {

    public static JourneyEventId next() {
        return new JourneyEventId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
