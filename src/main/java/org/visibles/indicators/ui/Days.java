package org.visibles.indicators.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Period;
import org.visibles.widgets.DayWords;

/** Fields for the days that figures are asked for. */
final class Days {

    private Days() {}

    /** @param chosen not called with what is no day: the field says so, and the figures stay as they are */
    static DatePicker field(String label, @Nullable LocalDate value, Consumer<@Nullable LocalDate> chosen) {
        DatePicker field = new DatePicker(label);
        DayWords.tell(field);
        field.setValue(value);
        field.addValueChangeListener(change -> {
            if (!field.isInvalid()) {
                chosen.accept(change.getValue());
            }
        });
        return field;
    }

    /** Two of them; called with a period, or with null when both are empty. */
    static DatePicker[] period(String from, String until, @Nullable Period value, Consumer<@Nullable Period> chosen) {
        DatePicker[] both = new DatePicker[2];
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
        for (DatePicker each : both) {
            each.setClearButtonVisible(value != null);
        }
        return both;
    }
}
