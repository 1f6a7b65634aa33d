package org.visibles.matching;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A date of birth as lists have it: by the pattern that is said, else by how it looks; a year or an age will do. */
final class WrittenBirth {

    /** Any year does, as only differences between ages count. */
    private static final int AGES_COUNT_FROM = 2_000;

    private static final int OLDEST = 130;
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern TIME = Pattern.compile("[T ]\\d{1,2}:\\d{2}.*$|\\.0+$");

    private final String pattern;
    private final boolean plain;
    private final DateTimeFormatter formatter;
    private final boolean dayFirst;

    /** @param pattern as {@link DateTimeFormatter} reads it */
    WrittenBirth(String pattern) {
        this.pattern = pattern.strip();
        try {
            formatter = DateTimeFormatter.ofPattern(this.pattern, Locale.ENGLISH);
        } catch (IllegalArgumentException wrong) {
            throw new UnusableData("mapping.properties: birthDate.pattern is no pattern of a date: " + pattern);
        }
        plain = this.pattern.matches("[yuMd\\W_]+") && !this.pattern.contains("MMM");
        dayFirst = this.pattern.indexOf('d') < this.pattern.indexOf('M') || this.pattern.indexOf('d') < 0;
    }

    /**
     * A day that does not exist is kept as its digits, so that a month 13 is still one digit away from 12.
     *
     * @return null for what is no date
     */
    @Nullable
    Birth read(@Nullable String written) {
        if (written == null) {
            return null;
        }
        String text = TIME.matcher(written.strip()).replaceFirst("");
        if (text.matches("\\d{4}")) {
            return Birth.in(Integer.parseInt(text));
        }
        if (text.matches("\\d{1,3}")) {
            int age = Integer.parseInt(text);
            return age > 0 && age < OLDEST ? Birth.in(AGES_COUNT_FROM - age) : null;
        }
        Birth byPattern = plain && pattern.length() == text.length() ? digits(text) : null;
        if (byPattern != null) {
            return byPattern;
        }
        try {
            LocalDate day = LocalDate.parse(text, formatter);
            return Birth.on(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
        } catch (DateTimeException otherwise) {
            return byLooks(text);
        }
    }

    /** Letter by letter; null where a digit stands for none. */
    private @Nullable Birth digits(String text) {
        int[] parts = new int[3];
        for (int index = 0; index < text.length(); index++) {
            char letter = pattern.charAt(index);
            int part = "yMd".indexOf(letter == 'u' ? 'y' : letter);
            if ((part >= 0) != Character.isDigit(text.charAt(index))) {
                return null;
            }
            if (part >= 0) {
                parts[part] = parts[part] * 10 + Character.digit(text.charAt(index), 10);
            }
        }
        return birth(parts[0], parts[1], parts[2]);
    }

    private @Nullable Birth byLooks(String text) {
        List<String> groups = new ArrayList<>();
        for (Matcher digits = DIGITS.matcher(text); digits.find(); ) {
            groups.add(digits.group());
        }
        if (groups.size() == 1 && groups.getFirst().length() == 8) {
            String day = groups.getFirst();
            return birth(number(day.substring(0, 4)), number(day.substring(4, 6)), number(day.substring(6)));
        }
        boolean numbers = groups.stream().allMatch(group -> group.length() <= 4);
        if (numbers && groups.size() == 3 && groups.getFirst().length() == 4) {
            return birth(number(groups.get(0)), number(groups.get(1)), number(groups.get(2)));
        }
        if (numbers && groups.size() == 3 && groups.getLast().length() == 4) {
            int one = number(groups.get(0));
            int other = number(groups.get(1));
            return birth(number(groups.get(2)), dayFirst ? other : one, dayFirst ? one : other);
        }
        List<String> years =
                groups.stream().filter(group -> group.length() == 4).toList();
        return years.size() == 1 ? birth(number(years.getFirst()), 0, 0) : null;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static @Nullable Birth birth(int year, int month, int day) {
        return year > 0 && month <= 99 && day <= 99 ? new Birth(year, year, month, day) : null;
    }
}
