package org.visibles.appointment;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** When an appointment is, for people: the weekday counts as much as the date. */
final class AppointmentTimes {

    private AppointmentTimes() {}

    /** Such as {@code mardi 1 décembre 2026, 10:00}; in the hour that comes twice in autumn, with which of the two it is. */
    static String words(Instant at, Locale locale) {
        ZonedDateTime local = at.atZone(ICalendar.PARIS);
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(locale)
                .format(local);
        return day + ", " + time(at);
    }

    /** Such as {@code 10:00}. */
    static String time(Instant at) {
        ZonedDateTime local = at.atZone(ICalendar.PARIS);
        boolean twice = ICalendar.PARIS
                        .getRules()
                        .getValidOffsets(LocalDateTime.from(local))
                        .size()
                > 1;
        String clock = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(local);
        return twice ? clock + " (UTC" + local.getOffset().getId().substring(0, 3) + ")" : clock;
    }
}
