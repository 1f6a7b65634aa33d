package org.visibles.exchange.column;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Phone numbers of a cell; those that a spreadsheet took for numbers get back what it took from them. */
final class PhoneCell {

    private static final Pattern BETWEEN = Pattern.compile("\\s*(?:[;,/\\n]|\\bou\\b|\\bet\\b)\\s*");
    private static final Pattern SIGNS = Pattern.compile("[\\s.\\-()]");

    private PhoneCell() {}

    static List<String> numbers(String cell) {
        List<String> numbers = new ArrayList<>();
        for (String part : BETWEEN.split(cell)) {
            if (!part.isBlank()) {
                numbers.add(whole(part.strip()));
            }
        }
        return numbers;
    }

    private static String whole(String part) {
        String digits = SIGNS.matcher(part).replaceAll("");
        if (digits.matches("[1-9]\\d{8}")) {
            return "0" + digits;
        }
        return digits.matches("33[1-9]\\d{8}") ? "+" + digits : part;
    }
}
