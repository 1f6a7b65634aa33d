package org.visibles.indicators.ui;

import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Period;
import org.visibles.widgets.DayField;

/** Fields for the days that figures are asked for. */
final class Days {

    private Days() {}

    /** @param chosen not called with what is no day: the field says so, and the figures stay as they are */
    static DayField field(String label, @Nullable LocalDate value, Consumer<@Nullable LocalDate> chosen) {
        DayField field = new DayField(label);
        field.setValue(value);
        field.whenSettled(chosen);
        return field;
    }

    /** Two of them; called with a period, or with null when both are empty. */
    static DayField[] period(String from, String until, @Nullable Period value, Consumer<@Nullable Period> chosen) {
        DayField[] both = new DayField[2];
        Consumer<@Nullable LocalDate> choose = day -> {
            LocalDate first = both[0].getValue();
            LocalDate last = both[1].getValue();
            boolean told = !both[0].isInvalid() && !both[1].isInvalid();
            if (told && first != null && last != null) {
                chosen.accept(new Period(first, last));
            } else if (told && first == null && last == null) {
                chosen.accept(null);
            }
        };
        both[0] = field(from, value == null ? null : value.from(), choose);
        both[1] = field(until, value == null ? null : value.until(), choose);
        for (DayField each : both) {
            each.setClearButtonVisible(value != null);
        }
        return both;
    }
}
