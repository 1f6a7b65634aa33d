package org.visibles.costs;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.visibles.kernel.RuleViolation;

/** Reads months as files have them: a month, a day, or the number that Excel keeps for a day. */
final class Months {

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.](\\d{1,2})(?:[-/.]\\d{1,2}(?:[ t].*)?)?");
    private static final Pattern MONTH_FIRST = Pattern.compile("(?:\\d{1,2}[-/.])?(\\d{1,2})[-/.](\\d{4})");
    private static final Pattern NAMED = Pattern.compile("(\\p{L}+)\\.? (\\d{4})");
    private static final Pattern SERIAL = Pattern.compile("\\d{5}");
    /** Day 0 of Excel, counted so that the 29 February 1900, which never was, does no harm after it. */
    private static final LocalDate EXCEL = LocalDate.of(1899, 12, 30);

    private Months() {}

    /**
     * @throws RuleViolation {@code rule.costs.import.month}
     */
    static YearMonth read(String text) {
        String plain = ImportColumns.folded(text);
        try {
            Matcher yearFirst = YEAR_FIRST.matcher(plain);
            if (yearFirst.matches()) {
                return YearMonth.of(Integer.parseInt(yearFirst.group(1)), Integer.parseInt(yearFirst.group(2)));
            }
            Matcher monthFirst = MONTH_FIRST.matcher(plain);
            if (monthFirst.matches()) {
                return YearMonth.of(Integer.parseInt(monthFirst.group(2)), Integer.parseInt(monthFirst.group(1)));
            }
            Matcher named = NAMED.matcher(plain);
            if (named.matches()) {
                return YearMonth.of(Integer.parseInt(named.group(2)), month(named.group(1)));
            }
        } catch (DateTimeException none) {
            throw new RuleViolation("rule.costs.import.month");
        }
        if (SERIAL.matcher(plain).matches()) {
            return YearMonth.from(EXCEL.plusDays(Integer.parseInt(plain)));
        }
        throw new RuleViolation("rule.costs.import.month");
    }

    private static Month month(String name) {
        for (Month month : Month.values()) {
            for (TextStyle style : new TextStyle[] {TextStyle.FULL_STANDALONE, TextStyle.SHORT_STANDALONE}) {
                String known = ImportColumns.folded(month.getDisplayName(style, Locale.FRENCH));
                if (known.replace(".", "").equals(name)) {
                    return month;
                }
            }
        }
        throw new DateTimeException("no month");
    }
}
