package org.visibles.indicators;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.indicators.Readings.Reading;

/** Tells of each fact recorded between two days of knowledge why it changes the figures. One statement, whatever their number. */
@Component
class ChangedFacts {

    /**
     * What is taken back and stated anew within seconds is corrected, as is a later version of somebody's attributes. What
     * was both recorded and taken back in between is told by its day, like what stands.
     */
    private static final String CAUSES = """
            with source as materialized (%s),
            changed as (
              select f.id, f.subject, f.kind, f.effective_on, f.recorded_at, x.kind as cancelled, x.recorded_at as cancelled_at,
                x.effective_on as cancelled_on, %s as known_from
              from source f left join source x on x.id = f.cancels
              where f.recorded_at >= :knownFrom and f.recorded_at < :knownBefore
                and f.kind <> 'OUTING' and x.kind is distinct from 'OUTING'),
            cancelled as (select * from changed where kind = 'CANCELLED' and cancelled_at < known_from)
            select c.id, to_char(c.recorded_at at time zone 'Europe/Paris', 'YYYY-MM') as month, case
              when c.kind = 'ANONYMISED' then 'ANONYMISED'
              when c.kind = 'JOINED' or c.cancelled = 'JOINED' then 'MERGED'
              when c.kind = 'CANCELLED' and c.cancelled_at < c.known_from then
                case when exists (select from changed s where s.subject = c.subject and s.kind = c.cancelled
                    and s.recorded_at between c.recorded_at - interval '5 seconds' and c.recorded_at + interval '5 seconds')
                  then 'CORRECTED' else 'CANCELLED' end
              when exists (select from cancelled s where s.subject = c.subject and s.cancelled = c.kind
                  and s.recorded_at between c.recorded_at - interval '5 seconds' and c.recorded_at + interval '5 seconds') then 'CORRECTED'
              when coalesce(c.cancelled_on, c.effective_on) >= (c.known_from at time zone 'Europe/Paris')::date then 'NEW'
              when c.kind = 'ATTRIBUTES' and exists (select from source a where a.subject = c.subject
                  and a.kind = 'ATTRIBUTES' and a.recorded_at < c.known_from) then 'CORRECTED'
              else 'LATE' end as cause
            from changed c""";

    private static final String OWN = CAUSES.formatted(
            "select * from changed_facts(:programme, :knownFrom, :knownBefore)", ":knownFrom::timestamptz");

    /** Month by month, so that no choice of days tells more than all months together. */
    private static final String OF_PROGRAMME = CAUSES.formatted(
            "select * from fact where programme_id = :programme and recorded_at < :knownBefore",
            "date_trunc('month', f.recorded_at at time zone 'Europe/Paris') at time zone 'Europe/Paris'");

    private record Changed(UUID fact, YearMonth month, Cause cause) {}

    private final JdbcClient jdbc;

    ChangedFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of the people of an organisation, and what it recorded of others. */
    Map<Cause, List<UUID>> own(Reading from, Reading to) {
        Map<Cause, List<UUID>> facts = new EnumMap<>(Cause.class);
        read(OWN, from, to)
                .forEach(changed -> facts.computeIfAbsent(changed.cause(), none -> new ArrayList<>())
                        .add(changed.fact()));
        return facts;
    }

    /** How many in each month of the whole programme; months without any are missing. */
    Map<Cause, Map<YearMonth, Long>> monthly(Reading from, Reading to) {
        Map<Cause, Map<YearMonth, Long>> counts = new EnumMap<>(Cause.class);
        read(OF_PROGRAMME, from, to)
                .forEach(changed -> counts.computeIfAbsent(changed.cause(), none -> new java.util.HashMap<>())
                        .merge(changed.month(), 1L, Long::sum));
        return counts;
    }

    private List<Changed> read(String sql, Reading from, Reading to) {
        return jdbc.sql(sql)
                .param("programme", to.programme().id().value())
                .param("knownFrom", from.knownBefore())
                .param("knownBefore", to.knownBefore())
                .query((row, number) -> new Changed(
                        row.getObject("id", UUID.class),
                        YearMonth.parse(row.getString("month")),
                        Cause.valueOf(row.getString("cause"))))
                .list();
    }
}
