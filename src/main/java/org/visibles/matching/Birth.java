package org.visibles.matching;

/**
 * When somebody was born, as far as it is known: a day, a year, or some years in a row. What was typed is kept as it is,
 * so that a month 13 can still be seen to be one digit away from 12.
 *
 * @param year the first that is possible
 * @param lastYear the last that is possible; the same where the year is known
 * @param month 0 when it is not known
 * @param day 0 when it is not known
 */
public record Birth(int year, int lastYear, int month, int day) {

    public Birth {
        if (year < 0 || year > 9_999 || lastYear < year || month < 0 || month > 99 || day < 0 || day > 99) {
            throw new IllegalArgumentException("not a date of birth");
        }
    }

    public static Birth on(int year, int month, int day) {
        return new Birth(year, year, month, day);
    }

    public static Birth in(int year) {
        return new Birth(year, year, 0, 0);
    }

    public static Birth between(int first, int last) {
        return new Birth(first, last, 0, 0);
    }

    boolean isDay() {
        return year == lastYear && month > 0 && day > 0;
    }

    /** Eight digits. */
    int digits() {
        return (year * 100 + month) * 100 + day;
    }
}
