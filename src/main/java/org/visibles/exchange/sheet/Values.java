package org.visibles.exchange.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;

/** Numbers and days as a person would write them. */
final class Values {

    static final String YES = "oui";
    static final String NO = "non";

    /** Excel keeps 15 digits; what is beyond is noise of binary fractions. */
    private static final MathContext DIGITS = new MathContext(15);

    private static final int LONGEST = 40;
    private static final int LAST_DAY = 2_958_465;
    /** The day that Excel counts although it never was. */
    private static final int NEVER = 60;

    private static final LocalDate BEGIN_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate BEGIN_1904 = LocalDate.of(1904, 1, 1);

    private Values() {}

    static String number(String raw) {
        if (raw.length() > LONGEST) {
            return raw;
        }
        try {
            BigDecimal exact = new BigDecimal(raw.strip());
            BigDecimal number = exact.precision() > DIGITS.getPrecision() ? exact.round(DIGITS) : exact;
            if (number.signum() == 0) {
                return "0";
            }
            String plain = number.precision() - number.scale() > LONGEST ? raw : number.toPlainString();
            return plain.contains(".") ? plain.replaceFirst("\\.?0+$", "") : plain;
        } catch (NumberFormatException text) {
            return raw;
        }
    }

    /** A day that Excel keeps as a number; the number itself where it is none, as for an hour. */
    static String day(String raw, boolean since1904) {
        try {
            double serial = Double.parseDouble(raw);
            long days = (long) Math.floor(serial);
            if (days < 1 && !since1904 || days < 0 || days > LAST_DAY) {
                return number(raw);
            }
            LocalDate begin = since1904 ? BEGIN_1904 : BEGIN_1900;
            long counted = !since1904 && days < NEVER ? days + 1 : days;
            return begin.plusDays(counted).toString();
        } catch (NumberFormatException text) {
            return raw;
        }
    }

    /** Letters of a column, counted from 0. */
    static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int left = column + 1; left > 0; left = (left - 1) / 26) {
            letters.insert(0, (char) ('A' + (left - 1) % 26));
        }
        return letters.toString();
    }
}
