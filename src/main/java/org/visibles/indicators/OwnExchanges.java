package org.visibles.indicators;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.indicators.Readings.Reading;
import org.visibles.indicators.Readings.TwoDays;

/**
 * Reads the exchanges of the own organisation with those of whom it recorded something between two days of knowledge: the
 * number of all others is the same whatever of that is known. By the facts that it recorded itself, as {@link FieldFacts}.
 */
@Component
class OwnExchanges {

    private static final String TOUCHED = """
            with touched as materialized (
              select distinct subject from fact
              where organisation_id = current_organisation() and programme_id = :programme and subject is not null
                and recorded_at >= :touchedFrom and recorded_at < :touchedBefore),
            known as materialized (
              select f.* from touched t cross join lateral (
                select n.subject, n.organisation_id, n.kind, n.effective_on from fact n
                where n.subject = t.subject and n.organisation_id = current_organisation() and n.programme_id = :programme
                  and n.recorded_at < :knownBefore and n.id <> all (:without::uuid[])
                  and (n.kind = 'JOINED' or n.kind in ('CONTACT', 'ENCOUNTER') and n.effective_on <= :knownOn)
                  and not exists (select from fact c where c.cancels = n.id and c.organisation_id = current_organisation()
                    and c.programme_id = :programme and c.recorded_at < :knownBefore and c.id <> all (:without::uuid[]))
                offset 0) f)
            select organisation_id, date_trunc('quarter', effective_on)::date as quarter, count(*) as exchanges
            from known k
            where effective_on between :from and :until and (kind = 'CONTACT' or kind = 'ENCOUNTER'
              and not exists (select from known j where j.kind = 'JOINED' and j.subject = k.subject))
            group by 1, 2""";

    private final JdbcClient jdbc;

    OwnExchanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Exchanges touched(Reading reading, TwoDays days) {
        Map<UUID, Map<Quarter, Long>> counts = new HashMap<>();
        jdbc.sql(TOUCHED)
                .param("programme", reading.programme().id().value())
                .param("touchedFrom", days.from().knownBefore())
                .param("touchedBefore", days.to().knownBefore())
                .param("knownBefore", reading.knownBefore())
                .param("without", reading.withoutIds())
                .param("knownOn", reading.knownOn())
                .param("from", reading.from())
                .param("until", reading.until())
                .query(row -> {
                    counts.computeIfAbsent(
                                    Objects.requireNonNull(row.getObject("organisation_id", UUID.class)),
                                    none -> new HashMap<>())
                            .put(Quarter.of(row.getObject("quarter", LocalDate.class)), row.getLong("exchanges"));
                });
        return new Exchanges(counts);
    }
}
