package org.visibles.indicators;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.indicators.Readings.Reading;
import org.visibles.kernel.OutingId;

/** Reads which outings of the own organisation {@link FieldFacts#activity} counts: one statement, whatever their number. */
@Component
class OutingFacts {

    private static final String OWN = """
            with source as materialized (
              select * from fact where programme_id = :programme and recorded_at < :knownBefore
                and id <> all (:without::uuid[]) and organisation_id = current_organisation()
                and kind in ('OUTING', 'CANCELLED'))
            select (codes ->> 'outing')::uuid as outing, codes ->> 'commune' as commune, codes ->> 'qpv' as qpv, effective_on
            from source f
            where kind = 'OUTING' and effective_on <= :knownOn and effective_on between :from and :until
              and not exists (select from source c where c.cancels = f.id)""";

    /**
     * One outing.
     *
     * @param commune INSEE code or not stated
     * @param qpv code, {@code NONE} or not stated
     */
    record Outing(OutingId id, Quarter quarter, String commune, String qpv) {

        /** The same in another commune. */
        Outing in(String other) {
            return other.equals(commune) ? this : new Outing(id, quarter, other, qpv);
        }
    }

    private final JdbcClient jdbc;
    private final CommunesThen communes;

    OutingFacts(JdbcClient jdbc, CommunesThen communes) {
        this.jdbc = jdbc;
        this.communes = communes;
    }

    List<Outing> own(Reading reading) {
        return communes.outings(
                reading,
                jdbc.sql(OWN)
                        .param("programme", reading.programme().id().value())
                        .param("knownBefore", reading.knownBefore())
                        .param("without", reading.withoutIds())
                        .param("knownOn", reading.knownOn())
                        .param("from", reading.from())
                        .param("until", reading.until())
                        .query((row, number) -> new Outing(
                                new OutingId(Objects.requireNonNull(row.getObject("outing", UUID.class))),
                                Quarter.of(Objects.requireNonNull(row.getObject("effective_on", LocalDate.class))),
                                Objects.requireNonNullElse(row.getString("commune"), Variable.NOT_STATED),
                                Objects.requireNonNullElse(row.getString("qpv"), Variable.NOT_STATED)))
                        .list());
    }
}
