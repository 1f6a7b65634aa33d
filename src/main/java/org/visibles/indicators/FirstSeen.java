package org.visibles.indicators;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.indicators.Readings.Reading;
import org.visibles.widgets.Formats;

/**
 * At the end of which month a reader of the published grid could see somebody first: that in which the person was first
 * recorded as identified and as eligible, and not before the quarter of identification has ended. By the facts as they were
 * recorded first, cancelled ones too, so that a later day of knowledge has no other month for it.
 */
@Component
class FirstSeen {

    private static final int ROWS_AT_ONCE = 5_000;

    /** Of the facts of one key, in the time of a zone. */
    static final String SEEN_AT = """
            greatest(
              min(recorded_at) filter (where kind = 'STAGE' and codes ->> 'stage' in ('IDENTIFIED', 'MOBILISED', 'CONNECTED', 'EXITED')),
              min(recorded_at) filter (where kind = 'ATTRIBUTES' and codes ->> 'eligible' = 'YES')) at time zone :zone""";

    private static final String RECORDED = """
            select subject,
              (extract(year from recorded) * 12 + extract(month from recorded) - 1)::integer as month
            from (select subject, %s as recorded from (%s) known where kind in ('STAGE', 'ATTRIBUTES') group by subject) m""";

    private final Cohorts cohorts;
    private final JdbcClient jdbc;
    private final boolean monthEnds;

    /**
     * @param monthEnds as in {@link Readings}: figures that move at once do not wait for anybody
     */
    FirstSeen(Cohorts cohorts, JdbcClient jdbc, @Value("${visibles.figures.month-ends:true}") boolean monthEnds) {
        this.cohorts = cohorts;
        this.jdbc = jdbc;
        this.monthEnds = monthEnds;
    }

    /** For each key the month in which it was recorded, in months since year 0. */
    private Map<UUID, Integer> recorded(Reading reading) {
        Map<UUID, Integer> months = new HashMap<>();
        jdbc.sql(RECORDED.formatted(SEEN_AT, Cohorts.source(reading)))
                .param("programme", reading.programme().id().value())
                .param("knownBefore", reading.knownBefore())
                .param("without", reading.withoutIds())
                .param("zone", Formats.ZONE.getId())
                .withFetchSize(ROWS_AT_ONCE)
                .query(row -> {
                    months.put(row.getObject("subject", UUID.class), row.getInt("month"));
                });
        return months;
    }

    /** Those of a cohort who have entered the published grid. One statement by facts, two where people are kept counted. */
    Entered entered(Reading reading) {
        if (!monthEnds) {
            return Entered.atOnce(cohorts.subjects(reading));
        }
        Map<UUID, Integer> months = reading.counted() ? recorded(reading) : new HashMap<>();
        List<Subject> subjects = reading.counted() ? cohorts.subjects(reading) : cohorts.ofFacts(reading, months);
        return Entered.of(subjects, subject -> Math.max(quarterEnds(subject), months.getOrDefault(subject.key(), 0)));
    }

    /** The last month of the quarter in which somebody was identified. */
    static int quarterEnds(Subject subject) {
        YearMonth last = YearMonth.from(Quarter.of(subject.identifiedOn()).lastDay());
        return last.getYear() * 12 + last.getMonthValue() - 1;
    }
}
