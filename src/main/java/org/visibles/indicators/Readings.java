package org.visibles.indicators;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
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
     * @param until the last day of what is counted
     */
    record Reading(ProgrammeRow programme, boolean own, boolean suppressed, LocalDate knownOn, LocalDate until) {

        /** The end of the day of knowledge, where the programme is. */
        OffsetDateTime knownBefore() {
            return knownOn.plusDays(1).atStartOfDay(Formats.ZONE).toOffsetDateTime();
        }
    }

    private final ProgrammeService programmes;
    private final OrganisationDirectory organisations;
    private final GeographyService geography;
    private final Clock clock;
    private final boolean monthEnds;

    /**
     * @param monthEnds whether the coordination sees figures as known at the end of the month before, of whole quarters
     *     alone; without it, as known today too, which tells whoever looks every day what one person has added
     */
    Readings(
            ProgrammeService programmes,
            OrganisationDirectory organisations,
            GeographyService geography,
            Clock clock,
            @Value("${visibles.figures.month-ends:true}") boolean monthEnds) {
        this.programmes = programmes;
        this.organisations = organisations;
        this.geography = geography;
        this.clock = clock;
        this.monthEnds = monthEnds;
    }

    Reading of(@Nullable LocalDate asked, boolean own, boolean suppressed) {
        LocalDate knownOn = knownOn(asked, suppressed);
        LocalDate until = suppressed && monthEnds ? endOfLastWholeQuarter(knownOn) : knownOn;
        return new Reading(programmes.current(), own, suppressed, knownOn, until);
    }

    private LocalDate knownOn(@Nullable LocalDate asked, boolean suppressed) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.ZONE);
        LocalDate day = asked == null || asked.isAfter(today) ? today : asked;
        if (!suppressed || day.equals(YearMonth.from(day).atEndOfMonth()) || !monthEnds && day.equals(today)) {
            return day;
        }
        return YearMonth.from(day).minusMonths(1).atEndOfMonth();
    }

    private static LocalDate endOfLastWholeQuarter(LocalDate day) {
        Quarter quarter = Quarter.of(day);
        return day.equals(quarter.lastDay()) ? day : quarter.firstDay().minusDays(1);
    }

    /** Proper names by code: of all organisations and QPVs, and of these communes. */
    Map<String, String> names(Collection<String> communes) {
        Map<String, String> names = new HashMap<>();
        organisations.names().forEach((id, name) -> names.put(id.toString(), name));
        geography.communes(communes).forEach(commune -> names.put(commune.code(), commune.name()));
        geography.qpvs().forEach(qpv -> names.put(qpv.code(), qpv.name()));
        return names;
    }
}
