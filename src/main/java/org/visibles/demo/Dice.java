package org.visibles.demo;

import java.time.LocalDate;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Chance in the demo, and the days on which something can happen: working days, until the last of the stories. */
record Dice(SplittableRandom random, LocalDate end) {

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    @Nullable
    LocalDate within(LocalDate day) {
        return day.isAfter(end) ? null : day;
    }

    LocalDate notAfterEnd(LocalDate day) {
        return day.isAfter(end) ? end : day;
    }

    static LocalDate workday(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.plusDays(2);
            case SUNDAY -> day.plusDays(1);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> day;
        };
    }
}
