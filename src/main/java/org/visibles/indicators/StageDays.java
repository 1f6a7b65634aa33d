package org.visibles.indicators;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.indicators.Readings.Reading;

/**
 * Reads when the people whom the own organisation identified first got how far, under the keys by which {@link Cohorts}
 * counts them. One statement; joined people are one. A positive exit counts as having been mobilised and connected.
 */
@Component
class StageDays {

    private static final String DAYS = """
            with recursive source as materialized (select * from first_identified_facts(:programme, :knownBefore)),
            alive as materialized (
              select f.* from source f where f.kind in ('STAGE', 'JOINED', 'ANONYMISED')
                and not exists (select from source c where c.cancels = f.id)),
            %s,
            one as (
              select coalesce(r.target, a.subject) as subject, a.kind, a.effective_on, a.codes ->> 'stage' as stage,
                a.codes ->> 'stage' = 'EXITED' and a.codes ->> 'family' in ('LASTING', 'POSITIVE') as positive
              from alive a left join root r on r.subject = a.subject
              where a.kind = 'ANONYMISED' or a.kind = 'STAGE' and a.effective_on <= :knownOn)
            select subject, bool_or(kind = 'ANONYMISED') as anonymised,
              min(effective_on) filter (where stage in ('MOBILISED', 'CONNECTED') or positive) as mobilised_on,
              min(effective_on) filter (where stage = 'CONNECTED' or positive) as connected_on,
              min(effective_on) filter (where stage = 'EXITED') as exited_on
            from one group by subject""";

    /**
     * When one person first got so far; null for never. To the month for whoever is anonymised.
     */
    record Days(
            @Nullable LocalDate mobilisedOn,
            @Nullable LocalDate connectedOn,
            @Nullable LocalDate exitedOn) {

        static final Days NEVER = new Days(null, null, null);
    }

    private final JdbcClient jdbc;

    StageDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<UUID, Days> own(Reading reading) {
        Map<UUID, Days> days = new HashMap<>();
        jdbc.sql(DAYS.formatted(Cohorts.JOINED))
                .param("programme", reading.programme().id().value())
                .param("knownBefore", reading.knownBefore())
                .param("knownOn", reading.knownOn())
                .query(row -> {
                    days.put(row.getObject("subject", UUID.class), days(row));
                });
        return days;
    }

    private static Days days(ResultSet row) throws SQLException {
        boolean month = row.getBoolean("anonymised");
        return new Days(day(row, "mobilised_on", month), day(row, "connected_on", month), day(row, "exited_on", month));
    }

    private static @Nullable LocalDate day(ResultSet row, String column, boolean month) throws SQLException {
        LocalDate day = row.getObject(column, LocalDate.class);
        return day == null || !month ? day : day.withDayOfMonth(1);
    }
}
