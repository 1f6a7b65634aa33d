package org.visibles.indicators;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.indicators.Readings.Reading;
import org.visibles.widgets.Formats;

/**
 * At the end of which month a reader of the published grid could see somebody first: that in which the person was first
 * recorded as identified and as eligible, and not before the quarter of identification has ended. By the facts as they were
 * recorded first, cancelled ones too, so that a later day of knowledge has no other month for it; who was joined to somebody
 * else keeps the month, so that a late entry is not told alone by being joined to an old record.
 */
@Component
class FirstSeen {

    private static final int ROWS_AT_ONCE = 5_000;

    /**
     * Since when each person was, of facts and of who is joined to whom. Of joined keys the one that was whole first counts;
     * where none was by itself, the day on which the halves came together.
     */
    static final String SEEN = """
            seen as (
              select coalesce(r.target, k.subject) as subject,
                min(k.mobilised) as mobilised_at, min(k.connected) as connected_at,
                min(k.left_at) as left_at, min(k.checked) as checked_at,
                least(
                  min(greatest(k.identified, k.eligible)) filter (where k.identified is not null and k.eligible is not null),
                  greatest(
                    min(greatest(k.identified, r.joined_at)) filter (where k.identified is not null),
                    min(greatest(k.eligible, r.joined_at)) filter (where k.eligible is not null))) at time zone :zone as seen_at
              from (
                select subject,
                  min(recorded_at) filter (where kind = 'STAGE' and codes ->> 'stage' in ('IDENTIFIED', 'MOBILISED', 'CONNECTED', 'EXITED')) as identified,
                  min(recorded_at) filter (where kind = 'ATTRIBUTES' and codes ->> 'eligible' = 'YES') as eligible,
                  min(known_at) filter (where codes ->> 'stage' in ('MOBILISED', 'CONNECTED') or positive) as mobilised,
                  min(known_at) filter (where codes ->> 'stage' = 'CONNECTED' or positive) as connected,
                  min(known_at) filter (where codes ->> 'stage' = 'EXITED') as left_at,
                  min(known_at) filter (where kind = 'KNOWN_CHECK') as checked
                from (select f.*, greatest(f.recorded_at at time zone :zone, f.effective_on) as known_at,
                    f.codes ->> 'stage' = 'EXITED' and f.codes ->> 'family' in ('LASTING', 'POSITIVE') as positive
                  from %s where f.kind in ('STAGE', 'ATTRIBUTES', 'KNOWN_CHECK')) f group by subject) k
              left join root r on r.subject = k.subject
              group by 1)""";

    private static final String RECORDED = """
            with recursive alive as materialized (
              select j.* from %1$s j where j.kind = 'JOINED'
                and not exists (select from %1$s c where c.kind = 'CANCELLED' and c.cancels = j.id)),
            %2$s,
            %3$s
            select subject, %4$s from seen""";

    private final Cohorts cohorts;
    private final JdbcClient jdbc;
    private final MonthEnds monthEnds;

    FirstSeen(Cohorts cohorts, JdbcClient jdbc, MonthEnds monthEnds) {
        this.cohorts = cohorts;
        this.jdbc = jdbc;
        this.monthEnds = monthEnds;
    }

    private Map<UUID, SeenIn> recorded(Reading reading) {
        Map<UUID, SeenIn> months = new HashMap<>();
        String source = "(" + Cohorts.source(reading) + ")";
        jdbc.sql(RECORDED.formatted(source, Cohorts.JOINED, SEEN.formatted(source + " f"), SeenIn.COLUMNS))
                .param("programme", reading.programme().id().value())
                .param("knownBefore", reading.knownBefore())
                .param("without", reading.withoutIds())
                .param("zone", Formats.ZONE.getId())
                .withFetchSize(ROWS_AT_ONCE)
                .query(row -> {
                    months.put(row.getObject("subject", UUID.class), SeenIn.of(row));
                });
        return months;
    }

    /** Those of a cohort who have entered the published grid. One statement by facts, two where people are kept counted. */
    Entered entered(Reading reading) {
        if (!monthEnds.alone()) { // figures that move at once do not wait for anybody
            return Entered.atOnce(cohorts.subjects(reading));
        }
        Map<UUID, SeenIn> months = reading.counted() ? recorded(reading) : new HashMap<>();
        List<Subject> subjects = reading.counted() ? cohorts.subjects(reading) : cohorts.ofFacts(reading, months);
        return Entered.of(
                subjects,
                subject -> months.getOrDefault(subject.key(), SeenIn.AT_ONCE).notBefore(quarterEnds(subject)));
    }

    /** The last month of the quarter in which somebody was identified. */
    static int quarterEnds(Subject subject) {
        YearMonth last = YearMonth.from(Quarter.of(subject.identifiedOn()).lastDay());
        return last.getYear() * 12 + last.getMonthValue() - 1;
    }
}
