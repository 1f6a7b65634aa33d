package org.visibles.journey;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The check six months after an exit with a positive outcome.
 *
 * @param exit the event that ended the journey
 * @param dueOn the first day on which it can be made
 * @param still the latest answer, null when nobody has asked yet
 * @param checkedOn day of the latest answer
 */
public record OutcomeCheck(
        JourneyEventId exit,
        LocalDate dueOn,
        @Nullable Still still,
        @Nullable LocalDate checkedOn) {

    /** Months after the exit. */
    public static final int MONTHS = 6;
}
