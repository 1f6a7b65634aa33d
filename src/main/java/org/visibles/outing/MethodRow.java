package org.visibles.outing;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A way of finding people, or a practice.
 *
 * @param code stable key, which figures count by
 * @param builtIn of every programme; its name is a text of the program too, {@code youth.findingPlace.<code>}
 * @param endsOn last day, null while it goes on
 */
public record MethodRow(
        UUID id,
        String code,
        Kind kind,
        boolean builtIn,
        String name,
        @Nullable String description,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        long version) {

    /** Texts: {@code outing.kind.<code>}. */
    public enum Kind {
        WAY,
        PRACTICE
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(startsOn) && (endsOn == null || !day.isAfter(endsOn));
    }
}
