package org.visibles.appointment;

import org.jspecify.annotations.Nullable;
import org.visibles.kernel.FreeText;

/**
 * What helps the person to get to an appointment, beside its time.
 *
 * @param place where it is, as the slip shall say it; at most {@value #MAX_PLACE} characters
 * @param directions the way in words, at most {@value #MAX_DIRECTIONS} characters
 * @param askFor whom to ask for, at most {@value #MAX_ASK_FOR} characters
 */
public record SlipContent(
        @Nullable String place,
        @Nullable String directions,
        @Nullable String askFor) {

    public static final int MAX_PLACE = 200;
    public static final int MAX_DIRECTIONS = 500;
    public static final int MAX_ASK_FOR = 100;

    private static final String TOO_LONG = "rule.appointment.too-long";

    SlipContent cleaned() {
        return new SlipContent(
                FreeText.line(place, MAX_PLACE, TOO_LONG),
                FreeText.lines(directions, MAX_DIRECTIONS, TOO_LONG),
                FreeText.line(askFor, MAX_ASK_FOR, TOO_LONG));
    }
}
