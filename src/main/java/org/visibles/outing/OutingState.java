package org.visibles.outing;

import java.util.EnumSet;
import java.util.Set;

/** Where an outing stands. What has taken place is corrected by new versions, never undone. Texts: {@code outing.state.<code>}. */
public enum OutingState {
    PLANNED,
    DONE,
    CANCELLED;

    Set<OutingState> next() {
        return switch (this) {
            case PLANNED -> EnumSet.of(DONE, CANCELLED);
            case CANCELLED -> EnumSet.of(PLANNED);
            case DONE -> EnumSet.noneOf(OutingState.class);
        };
    }
}
