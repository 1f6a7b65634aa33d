package org.visibles.indicators;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.indicators.Readings.Reading;

/**
 * Tells of each fact recorded between two days of knowledge why it changes the figures. One statement, whatever their number;
 * it reads those facts, and of the others what they take back or state anew.
 */
@Component
class ChangedFacts {

    private static final String OWN = "select c.*, :knownFrom::timestamptz as known_from"
            + " from changed_facts(:programme, :knownFrom, :knownBefore) c";

    /** Month by month, so that no choice of days tells more than all months together. */
    private static final String OF_PROGRAMME = """
            select m.*, x.kind as cancelled, x.effective_on as cancelled_on, x.recorded_at as cancelled_at,
              m.kind = 'ATTRIBUTES' and exists (select from fact a where a.programme_id = :programme and a.subject = m.subject
                and a.kind = 'ATTRIBUTES' and a.recorded_at < m.known_from) as stated
            from (
              select id, subject, kind, effective_on, recorded_at, cancels,
                date_trunc('month', recorded_at, 'Europe/Paris') as known_from
              from fact where programme_id = :programme and recorded_at >= :knownFrom and recorded_at < :knownBefore) m
              left join lateral (
                select kind, effective_on, recorded_at from fact
                where id = m.cancels and programme_id = :programme and recorded_at < :knownBefore offset 0) x on true""";

    /**
     * What is taken back and stated anew within seconds is corrected, as is a later version of somebody's attributes. What
     * was both recorded and taken back in between is told by its day, like what stands.
     */
    private static final String TOLD = """
            with changed as materialized (select * from (%s) f where kind <> 'OUTING' and cancelled is distinct from 'OUTING'),
            corrected as materialized (
              select b.id as taken_back, c.id as stated_anew
              from changed b join changed c on c.subject = b.subject and c.kind = b.cancelled
                and c.recorded_at between b.recorded_at - interval '5 seconds' and b.recorded_at + interval '5 seconds'
              where b.kind = 'CANCELLED' and b.cancelled_at < b.known_from),
            told as (
              select c.id, c.known_from, case
                when c.kind = 'ANONYMISED' then 'ANONYMISED'
                when c.kind = 'JOINED' or c.cancelled = 'JOINED' then 'MERGED'
                when c.kind = 'CANCELLED' and c.cancelled_at < c.known_from then
                  case when c.id in (select taken_back from corrected) then 'CORRECTED' else 'CANCELLED' end
                when c.id in (select stated_anew from corrected) then 'CORRECTED'
                when coalesce(c.cancelled_on, c.effective_on) >= (c.known_from at time zone 'Europe/Paris')::date then 'NEW'
                when c.stated then 'CORRECTED'
                else 'LATE' end as cause
              from changed c)
            """;

    private static final String EACH = TOLD.formatted(OWN) + "select id, cause from told";

    private static final String BY_MONTH = TOLD.formatted(OF_PROGRAMME)
            + "select to_char(known_from at time zone 'Europe/Paris', 'YYYY-MM') as month, cause, count(*) as number"
            + " from told group by known_from, cause";

    private final JdbcClient jdbc;

    ChangedFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of the people of an organisation, and what it recorded of others. */
    Map<Cause, List<UUID>> own(Reading from, Reading to) {
        Map<Cause, List<UUID>> facts = new EnumMap<>(Cause.class);
        statement(EACH, from, to).query(row -> {
            facts.computeIfAbsent(Cause.valueOf(row.getString("cause")), none -> new ArrayList<>())
                    .add(row.getObject("id", UUID.class));
        });
        return facts;
    }

    /** How many in each month of the whole programme; months without any are missing. */
    Map<Cause, Map<YearMonth, Long>> monthly(Reading from, Reading to) {
        Map<Cause, Map<YearMonth, Long>> counts = new EnumMap<>(Cause.class);
        statement(BY_MONTH, from, to).query(row -> {
            counts.computeIfAbsent(Cause.valueOf(row.getString("cause")), none -> new HashMap<>())
                    .put(YearMonth.parse(row.getString("month")), row.getLong("number"));
        });
        return counts;
    }

    private JdbcClient.StatementSpec statement(String sql, Reading from, Reading to) {
        return jdbc.sql(sql)
                .param("programme", to.programme().id().value())
                .param("knownFrom", from.knownBefore())
                .param("knownBefore", to.knownBefore());
    }
}
