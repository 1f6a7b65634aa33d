package org.visibles.widgets;

import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names as a dictionary of the language has them, with the numbers in them by what they count: "Hall 2" before "Hall 10". */
public final class NaturalOrder {

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    /** Longer numbers are compared digit by digit. */
    private static final int DIGITS = 12;

    private NaturalOrder() {}

    public static Comparator<String> in(Locale locale) {
        Collator collator = Collator.getInstance(locale);
        return Comparator.comparing(NaturalOrder::padded, collator::compare);
    }

    private static String padded(String text) {
        return NUMBER.matcher(text)
                .replaceAll(number ->
                        "0".repeat(Math.max(0, DIGITS - number.group().length())) + number.group());
    }
}
