package org.visibles.indicators;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.geography.GeographyService;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.organisation.ProgrammeRow;
import org.visibles.organisation.ProgrammeService;
import org.visibles.widgets.Formats;

/** Of which programme and as of which day somebody reads figures, and what the codes in them are called. */
@Component
class Readings {

    /**
     * One reading.
     *
     * @param suppressed whether small counts are hidden
     * @param rules those in force on the day of knowledge
     * @param participants the organisations that take part today
     */
    record Reading(
            ProgrammeRow programme,
            boolean own,
            boolean suppressed,
            Identified identified,
            Known known,
            List<Correction> corrections,
            FigureRules rules,
            Set<UUID> participants) {

        /**
         * When those were identified who are counted.
         *
         * @param from the first day
         * @param until the last day
         * @param period the free one that was asked for
         */
        record Identified(
                LocalDate from, LocalDate until, @Nullable Period period) {}

        /**
         * What is known.
         *
         * @param before what was recorded until then
         * @param without facts that are left unknown all the same
         * @param counted whether people are kept counted, and all that was known at the end of the day is asked for
         */
        record Known(LocalDate on, OffsetDateTime before, List<UUID> without, boolean counted) {}

        LocalDate from() {
            return identified.from();
        }

        LocalDate until() {
            return identified.until();
        }

        @Nullable
        Period period() {
            return identified.period();
        }

        LocalDate knownOn() {
            return known.on();
        }

        OffsetDateTime knownBefore() {
            return known.before();
        }

        List<UUID> without() {
            return known.without();
        }

        boolean counted() {
            return known.counted();
        }

        /** Those of the organisations that take part no more. */
        List<UUID> left(Collection<UUID> organisations) {
            return organisations.stream()
                    .filter(each -> !participants.contains(each))
                    .distinct()
                    .toList();
        }

        /** The same of the whole programme. */
        Reading ofProgramme() {
            return new Reading(programme, false, suppressed, identified, known, corrections, rules, participants);
        }

        /** The same with the facts recorded before an instant, less some. */
        Reading knowing(OffsetDateTime before, List<UUID> less) {
            return as(identified, new Known(knownOn(), before, less, false), rules);
        }

        /** The same of those identified in the free period of another, if that has one. */
        Reading during(Reading other) {
            return other.period() == null ? this : as(other.identified(), known, rules);
        }

        /** The same as it was known at the end of an earlier month, of whole quarters. */
        Reading at(YearMonth month) {
            LocalDate end = month.atEndOfMonth();
            return as(
                    new Identified(from(), endOfLastWholeQuarter(end), period()),
                    new Known(end, Readings.before(end), without(), counted()),
                    rules);
        }

        Reading under(FigureRules otherRules) {
            return as(identified, known, otherRules);
        }

        private Reading as(Identified others, Known otherKnown, FigureRules otherRules) {
            return new Reading(programme, own, suppressed, others, otherKnown, corrections, otherRules, participants);
        }

        /** Whether somebody was identified in the time that counts. */
        boolean covers(Subject subject) {
            return !subject.identifiedOn().isAfter(until())
                    && !subject.identifiedOn().isBefore(from());
        }

        /** Ids of the facts that are left unknown. */
        String[] withoutIds() {
            return without().stream().map(UUID::toString).toArray(String[]::new);
        }
    }

    /** The earlier and the later reading, and what of the wish could not be. */
    record TwoDays(Reading from, Reading to, List<Correction> corrections) {}

    /** Before anything that could be counted. */
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private final ProgrammeService programmes;
    private final OrganisationDirectory organisations;
    private final GeographyService geography;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final MonthEnds monthEnds;

    Readings(
            ProgrammeService programmes,
            OrganisationDirectory organisations,
            GeographyService geography,
            JdbcClient jdbc,
            Clock clock,
            MonthEnds monthEnds) {
        this.programmes = programmes;
        this.organisations = organisations;
        this.geography = geography;
        this.jdbc = jdbc;
        this.clock = clock;
        this.monthEnds = monthEnds;
    }

    Reading of(@Nullable LocalDate knownOn, boolean own, boolean suppressed) {
        return asked(new Selection(null, List.of(), knownOn), own, suppressed);
    }

    Reading asked(Selection selection, boolean own, boolean suppressed) {
        ProgrammeRow programme = programmes.current();
        LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.ZONE);
        Asked asked = Asked.of(selection, programme, today, suppressed, monthEnds.alone());
        LocalDate last = suppressed && monthEnds.alone() ? endOfLastWholeQuarter(asked.knownOn()) : asked.knownOn();
        Period period = asked.period();
        InForce inForce = InForce.of(jdbc, programme, before(asked.knownOn()));
        return new Reading(
                programme,
                own,
                suppressed,
                new Reading.Identified(
                        period == null ? EARLIEST : period.from(), period == null ? last : period.until(), period),
                new Reading.Known(asked.knownOn(), before(asked.knownOn()), List.of(), inForce.counted()),
                asked.corrections(),
                inForce.rules(),
                inForce.participants());
    }

    /** The end of a day, where the programme is. */
    private static OffsetDateTime before(LocalDate knownOn) {
        return knownOn.plusDays(1).atStartOfDay(Formats.ZONE).toOffsetDateTime();
    }

    /**
     * Two readings of the same people.
     *
     * @param since null for the end of the month before the later day
     * @param until null for the latest
     */
    TwoDays between(@Nullable LocalDate since, @Nullable LocalDate until, @Nullable Period period, boolean own) {
        boolean reversed = since != null && until != null && until.isBefore(since);
        Reading to = asked(new Selection(null, List.of(), reversed ? since : until, period), own, !own);
        List<Correction> corrections = new ArrayList<>(to.corrections());
        if (reversed) {
            corrections.add(Correction.DAYS_REVERSED);
        }
        LocalDate start = to.programme().startsOn();
        LocalDate first = reversed ? until : since;
        LocalDate earlier =
                first == null ? YearMonth.from(to.knownOn()).minusMonths(1).atEndOfMonth() : first;
        if (first != null && first.isBefore(start)) {
            corrections.add(Correction.SINCE_BEFORE_PROGRAMME);
        }
        Reading from = of(earlier.isBefore(start) ? start : earlier, own, !own).during(to);
        from.corrections().stream().filter(each -> !corrections.contains(each)).forEach(corrections::add);
        return new TwoDays(from, to, corrections);
    }

    Dates dates(Reading reading) {
        return new Dates(
                reading.programme().name(),
                reading.suppressed(),
                reading.knownOn(),
                reading.programme().startsOn(),
                reading.until(),
                latest(reading.suppressed()),
                reading.period(),
                reading.corrections());
    }

    /** The last day of knowledge that there is. */
    LocalDate latest(boolean suppressed) {
        return Asked.knownOn(LocalDate.ofInstant(clock.instant(), Formats.ZONE), suppressed, monthEnds.alone());
    }

    private static LocalDate endOfLastWholeQuarter(LocalDate day) {
        Quarter quarter = Quarter.of(day);
        return day.equals(quarter.lastDay()) ? day : quarter.firstDay().minusDays(1);
    }

    /** Proper names by code: of all organisations and QPVs, and of these communes. */
    Map<String, String> names(Collection<String> communes) {
        Map<String, String> names = geography.namesAndQuarters(communes);
        organisations.names().forEach((id, name) -> names.put(id.toString(), name));
        return names;
    }
}
