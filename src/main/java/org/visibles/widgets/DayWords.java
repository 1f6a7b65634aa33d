package org.visibles.widgets;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The words of a field for a day: its calendar, which speaks English by itself, and what is said of what is no day. */
public final class DayWords {

    private DayWords() {}

    /** In the language of the page. */
    public static void tell(DatePicker field) {
        Locale locale = UI.getCurrent().getLocale();
        BiFunction<DayOfWeek, TextStyle, String> weekday = (day, style) -> day.getDisplayName(style, locale);
        field.setLocale(locale);
        field.setI18n(new DatePickerI18n()
                .setDateFormat(field.getTranslation("widgets.day.format"))
                .setMonthNames(Stream.of(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                        .toList())
                .setWeekdays(sundayFirst()
                        .map(day -> weekday.apply(day, TextStyle.FULL))
                        .toList())
                .setWeekdaysShort(sundayFirst()
                        .map(day -> weekday.apply(day, TextStyle.SHORT))
                        .toList())
                .setFirstDayOfWeek(1)
                .setToday(field.getTranslation("widgets.day.today"))
                .setCancel(field.getTranslation("action.cancel"))
                .setBadInputErrorMessage(field.getTranslation("widgets.day.bad")));
    }

    /** The order in which the field wants them, whatever a week begins with. */
    private static Stream<DayOfWeek> sundayFirst() {
        return Stream.iterate(DayOfWeek.SUNDAY, day -> day.plus(1)).limit(DayOfWeek.values().length);
    }
}
