package org.visibles.widgets;

import com.vaadin.flow.component.UI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Dates and times as they are written in the page's language, in the programme's time zone. */
public final class Formats {

    public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private Formats() {}

    private static Locale locale() {
        return UI.getCurrent() == null ? Locale.FRENCH : UI.getCurrent().getLocale();
    }

    public static String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale())
                .format(date);
    }

    public static String dateTime(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale())
                .format(instant.atZone(ZONE));
    }

    public static LocalDate day(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }
}
