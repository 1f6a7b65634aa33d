package org.visibles.suggestion;

import java.io.Serializable;
import java.util.UUID;
import org.visibles.kernel.Ids;

/** Names one list of suggestions as it was shown. */
public record SuggestionId(UUID value) implements Serializable {

    static SuggestionId next() {
        return new SuggestionId(Ids.next());
    }
}
