package org.visibles.widgets;

import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The words of a calendar, which speaks English by itself, and what is said of what is no day. */
final class DayWords {

    private DayWords() {}

    /** In the language of the page. */
    static DatePickerI18n calendar(Locale locale) {
        return new DatePickerI18n()
                .setDateFormat(I18NProvider.translate("widgets.day.format"))
                .setMonthNames(Stream.of(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                        .toList())
                .setWeekdays(weekdays(TextStyle.FULL, locale))
                .setWeekdaysShort(weekdays(TextStyle.SHORT, locale))
                .setFirstDayOfWeek(1)
                .setToday(I18NProvider.translate("widgets.day.today"))
                .setCancel(I18NProvider.translate("action.cancel"))
                .setBadInputErrorMessage(I18NProvider.translate("widgets.day.bad"))
                .setRequiredErrorMessage(I18NProvider.translate("widgets.day.missing"));
    }

    /** In the order in which the calendar wants them, whatever a week begins with. */
    private static List<String> weekdays(TextStyle style, Locale locale) {
        return Stream.iterate(DayOfWeek.SUNDAY, day -> day.plus(1))
                .limit(DayOfWeek.values().length)
                .map(day -> day.getDisplayName(style, locale))
                .toList();
    }
}
