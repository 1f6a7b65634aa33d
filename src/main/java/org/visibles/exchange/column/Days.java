package org.visibles.exchange.column;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days as people write them in France: 14/05/2001, 14.5.01, 14 mai 2001, 2001-05-14, with an hour or without. */
public final class Days {

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ].*)?");
    private static final Pattern FRENCH =
            Pattern.compile("(\\d{1,2})\\s*[/.\\- ]\\s*(\\d{1,2})\\s*[/.\\- ]\\s*(\\d{4}|\\d{2})(?:\\s+\\d.*)?");
    private static final Pattern WORDS = Pattern.compile("(\\d{1,2})(?:er)? ([a-z]+) (\\d{4}|\\d{2})");
    private static final List<String> MONTHS =
            List.of("jan", "fev", "mar", "avr", "mai", "juin", "juil", "aou", "sep", "oct", "nov", "dec");

    private Days() {}

    /** Null for what is no day; a year of two digits is the last one that is not after today. */
    public static @Nullable LocalDate parse(String text, LocalDate today) {
        String written = text.strip();
        Matcher iso = ISO.matcher(written);
        if (iso.matches()) {
            return day(iso.group(1), iso.group(2), iso.group(3), today);
        }
        Matcher french = FRENCH.matcher(written);
        if (french.matches()) {
            return day(french.group(3), french.group(2), french.group(1), today);
        }
        Matcher words = WORDS.matcher(Folded.of(written));
        if (words.matches()) {
            for (int month = 0; month < MONTHS.size(); month++) {
                if (words.group(2).startsWith(MONTHS.get(month))) {
                    return day(words.group(3), Integer.toString(month + 1), words.group(1), today);
                }
            }
        }
        return null;
    }

    private static @Nullable LocalDate day(String year, String month, String day, LocalDate today) {
        int written = Integer.parseInt(year);
        int century = today.getYear() / 100 * 100;
        int full = year.length() > 2
                ? written
                : written + century > today.getYear() ? written + century - 100 : written + century;
        try {
            return LocalDate.of(full, Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException none) {
            return null;
        }
    }
}
