package org.visibles.reporting;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How often a report is asked for. */
public enum Recurrence {
    MONTH(1),
    QUARTER(3);

    private final int months;

    Recurrence(int months) {
        this.months = months;
    }

    /** Key of its name. */
    public String key() {
        return "reporting.recurrence." + name().toLowerCase(Locale.ROOT);
    }

    /** Last days of the months or quarters that ended from the one day on and are over on the other, the earliest first. */
    List<LocalDate> ends(LocalDate since, LocalDate today) {
        YearMonth first = YearMonth.from(since);
        while (first.getMonthValue() % months != 0) {
            first = first.plusMonths(1);
        }
        return Stream.iterate(first, month -> month.plusMonths(months))
                .map(YearMonth::atEndOfMonth)
                .takeWhile(end -> end.isBefore(today))
                .toList();
    }
}
