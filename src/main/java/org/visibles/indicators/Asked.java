package org.visibles.indicators;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visibles.organisation.ProgrammeRow;

/**
 * The two dates of a figure as they can be shown: what was asked for, put right.
 *
 * @param period null for the whole programme or a quarter
 * @param corrections what was put right
 */
record Asked(LocalDate knownOn, @Nullable Period period, List<Correction> corrections) {

    /**
     * @param grid whether the fixed grid binds: no free period
     * @param monthEnds whether the fixed grid has no day of knowledge but the ends of months; else today as well
     */
    static Asked of(Selection selection, ProgrammeRow programme, LocalDate today, boolean grid, boolean monthEnds) {
        List<Correction> corrections = new ArrayList<>();
        LocalDate day = knownOn(selection.knownOn(), programme.startsOn(), today, corrections);
        LocalDate knownOn = knownOn(day, grid, monthEnds || !day.equals(today));
        if (!knownOn.equals(day) && selection.knownOn() != null && corrections.isEmpty()) {
            corrections.add(Correction.KNOWN_AT_MONTH_END);
        }
        Period period = selection.period();
        if (grid && period != null) {
            period = null;
            corrections.add(Correction.PERIOD_NOT_PUBLISHED);
        }
        return new Asked(
                knownOn,
                period == null ? null : within(period, programme.startsOn(), knownOn, corrections),
                corrections);
    }

    /** In the grid, the end of the month before, but for the last day of one. */
    static LocalDate knownOn(LocalDate day, boolean grid, boolean monthEnds) {
        return grid && monthEnds && !day.equals(YearMonth.from(day).atEndOfMonth())
                ? YearMonth.from(day).minusMonths(1).atEndOfMonth()
                : day;
    }

    private static LocalDate knownOn(
            @Nullable LocalDate asked, LocalDate start, LocalDate today, List<Correction> corrections) {
        if (asked == null || asked.equals(today)) {
            return today;
        }
        if (asked.isAfter(today)) {
            corrections.add(Correction.KNOWN_IN_FUTURE);
            return today;
        }
        if (asked.isBefore(start)) {
            corrections.add(Correction.KNOWN_BEFORE_PROGRAMME);
            return today;
        }
        return asked;
    }

    private static @Nullable Period within(
            Period asked, LocalDate first, LocalDate last, List<Correction> corrections) {
        Period period = asked;
        if (asked.until().isBefore(asked.from())) {
            corrections.add(Correction.PERIOD_REVERSED);
            period = new Period(asked.until(), asked.from());
        }
        if (period.until().isBefore(first) || period.from().isAfter(last)) {
            corrections.add(Correction.PERIOD_OUTSIDE);
            return null;
        }
        if (period.from().isBefore(first) || period.until().isAfter(last)) {
            corrections.add(Correction.PERIOD_CUT);
        }
        return new Period(
                period.from().isBefore(first) ? first : period.from(),
                period.until().isAfter(last) ? last : period.until());
    }
}
