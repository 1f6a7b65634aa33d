package org.visibles.directory;

import ch.poole.openinghoursparser.DateRange;
import ch.poole.openinghoursparser.DateWithOffset;
import ch.poole.openinghoursparser.Holiday;
import ch.poole.openinghoursparser.Nth;
import ch.poole.openinghoursparser.Rule;
import ch.poole.openinghoursparser.WeekDayRange;
import ch.poole.openinghoursparser.WeekRange;
import ch.poole.openinghoursparser.YearRange;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whether a rule of opening hours speaks of a day. */
final class OpenDays {

    /** UNKNOWN where a selector asks for what is not told here. */
    enum Match {
        YES,
        NO,
        UNKNOWN;

        private Match and(Match other) {
            return this == NO || other == NO ? NO : this == UNKNOWN || other == UNKNOWN ? UNKNOWN : YES;
        }

        private Match or(Match other) {
            return this == YES || other == YES ? YES : this == UNKNOWN || other == UNKNOWN ? UNKNOWN : NO;
        }

        private static Match of(boolean yes) {
            return yes ? YES : NO;
        }
    }

    private OpenDays() {}

    static Match match(Rule rule, LocalDate day) {
        return any(rule.getYears(), each -> year(each, day.getYear()))
                .and(any(rule.getWeeks(), each -> week(each, day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))))
                .and(any(rule.getDates(), each -> date(each, day)))
                .and(daysAndHolidays(rule, day));
    }

    private static <T> Match any(@Nullable List<T> selectors, Function<T, Match> match) {
        return selectors == null ? Match.YES : selectors.stream().map(match).reduce(Match.NO, Match::or);
    }

    private static Match year(YearRange range, int year) {
        int end = range.getEndYear() == YearRange.UNDEFINED_YEAR
                ? range.isOpenEnded() ? Integer.MAX_VALUE : range.getStartYear()
                : range.getEndYear();
        return range.getInterval() > 1 ? Match.UNKNOWN : Match.of(year >= range.getStartYear() && year <= end);
    }

    private static Match week(WeekRange range, int week) {
        int end = range.getEndWeek() == WeekRange.UNDEFINED_WEEK ? range.getStartWeek() : range.getEndWeek();
        boolean inside = week >= range.getStartWeek() && week <= end;
        boolean turn = range.getInterval() <= 1 || (week - range.getStartWeek()) % range.getInterval() == 0;
        return Match.of(inside && turn);
    }

    private static Match date(DateRange range, LocalDate day) {
        DateWithOffset from = range.getStartDate();
        DateWithOffset to = range.getEndDate() == null ? from : range.getEndDate();
        if (!isPlain(from) || !isPlain(to) || range.getInterval() > 1) {
            return Match.UNKNOWN;
        }
        boolean years = !from.undefinedYear();
        if (years) {
            int lastYear = to.undefinedYear() ? from.getYear() : to.getYear();
            LocalDate last = first(to, lastYear);
            return Match.of(!day.isBefore(first(from, from.getYear()))
                    && !day.isAfter(to.undefinedDay() ? last.withDayOfMonth(last.lengthOfMonth()) : last));
        }
        MonthDay begin = MonthDay.of(from.getMonth().ordinal() + 1, from.undefinedDay() ? 1 : from.getDay());
        MonthDay end = MonthDay.of(to.getMonth().ordinal() + 1, to.undefinedDay() ? 31 : to.getDay());
        MonthDay now = MonthDay.from(day);
        return begin.isAfter(end) // over the turn of the year
                ? Match.of(!now.isBefore(begin) || !now.isAfter(end))
                : Match.of(!now.isBefore(begin) && !now.isAfter(end));
    }

    private static LocalDate first(DateWithOffset date, int year) {
        return LocalDate.of(year, date.getMonth().ordinal() + 1, 1)
                .plusDays(date.undefinedDay() ? 0 : date.getDay() - 1L);
    }

    private static boolean isPlain(DateWithOffset date) {
        return date.getVarDate() == null
                && date.getMonth() != null
                && date.getNthWeekDay() == null
                && date.getWeekDayOffset() == null
                && date.getDayOffset() == 0
                && !date.isOpenEnded()
                && (date.undefinedDay()
                        || date.getDay()
                                <= MonthDay.of(date.getMonth().ordinal() + 1, 1)
                                        .getMonth()
                                        .maxLength());
    }

    /** {@code PH,Mo-Fr} is either, {@code PH Mo-Fr} both. */
    private static Match daysAndHolidays(Rule rule, LocalDate day) {
        List<Holiday> holidays = rule.getHolidays();
        if (holidays == null) {
            return any(rule.getDays(), each -> weekday(each, day));
        }
        Match holiday = any(holidays, each -> holiday(each, day));
        if (rule.getDays() == null) {
            return holiday;
        }
        Match weekday = any(rule.getDays(), each -> weekday(each, day));
        return holidays.stream().allMatch(Holiday::getUseAsWeekDay) ? holiday.or(weekday) : holiday.and(weekday);
    }

    private static Match holiday(Holiday holiday, LocalDate day) {
        if (holiday.getType() != Holiday.Type.PH) {
            return Match.UNKNOWN;
        }
        return Match.of(FrenchHolidays.isHoliday(day.minusDays(holiday.getOffset())));
    }

    private static Match weekday(WeekDayRange range, LocalDate day) {
        int from = range.getStartDay().ordinal();
        int to = range.getEndDay() == null ? from : range.getEndDay().ordinal();
        int now = day.getDayOfWeek().ordinal();
        boolean inside = from <= to ? now >= from && now <= to : now >= from || now <= to;
        if (range.getOffset() != 0) {
            return Match.UNKNOWN;
        }
        if (!inside || range.getNths() == null) {
            return Match.of(inside);
        }
        return any(range.getNths(), each -> nth(each, day));
    }

    private static Match nth(Nth nth, LocalDate day) {
        int forwards = (day.getDayOfMonth() - 1) / 7 + 1;
        int backwards = -((day.lengthOfMonth() - day.getDayOfMonth()) / 7 + 1);
        int end = nth.getEndNth() == Nth.INVALID_NTH ? nth.getStartNth() : nth.getEndNth();
        return Match.of(
                nth.getStartNth() < 0
                        ? backwards == nth.getStartNth()
                        : forwards >= nth.getStartNth() && forwards <= end);
    }
}
