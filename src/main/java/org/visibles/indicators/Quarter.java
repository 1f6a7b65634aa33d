package org.visibles.indicators;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A calendar quarter, the finest period of the published grid.
 *
 * @param number 1 to 4
 */
public record Quarter(int year, int number) implements Comparable<Quarter>, Serializable {

    private static final Pattern CODE = Pattern.compile("\\d{4}-Q[1-4]");
    private static final Comparator<Quarter> ORDER =
            Comparator.comparingInt(Quarter::year).thenComparingInt(Quarter::number);

    public Quarter {
        if (number < 1 || number > 4) {
            throw new IllegalArgumentException("no quarter " + number);
        }
    }

    public static Quarter of(LocalDate day) {
        return new Quarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
    }

    /** Reads what {@link #code} writes; empty for anything else. */
    public static Optional<Quarter> read(String code) {
        return CODE.matcher(code).matches()
                ? Optional.of(new Quarter(Integer.parseInt(code.substring(0, 4)), code.charAt(6) - '0'))
                : Optional.empty();
    }

    /** All quarters that have a day between the two, which count. */
    public static List<Quarter> between(LocalDate first, LocalDate last) {
        Quarter end = of(last);
        return Stream.iterate(of(first), quarter -> quarter.compareTo(end) <= 0, Quarter::next)
                .toList();
    }

    public LocalDate firstDay() {
        return LocalDate.of(year, 3 * number - 2, 1);
    }

    public LocalDate lastDay() {
        return firstDay().plusMonths(3).minusDays(1);
    }

    Quarter next() {
        return number == 4 ? new Quarter(year + 1, 1) : new Quarter(year, number + 1);
    }

    /** For example {@code 2025-Q1}; sorts by time. */
    public String code() {
        return year + "-Q" + number;
    }

    @Override
    public int compareTo(Quarter other) {
        return ORDER.compare(this, other);
    }
}
