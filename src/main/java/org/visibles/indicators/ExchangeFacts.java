package org.visibles.indicators;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.indicators.Readings.Reading;

/** Reads with whom the own organisation had the exchanges that {@link FieldFacts#activity} counts: one statement, whatever their number. */
@Component
class ExchangeFacts {

    private static final String OWN =
            FieldFacts.KNOWN.formatted(FieldFacts.OWN + " and kind in ('CONTACT', 'ENCOUNTER', 'JOINED', 'CANCELLED')")
                    + """
            exchange as (
              select case when kind = 'CONTACT' then subject end as whom, date_trunc('quarter', effective_on)::date as quarter
              from known where effective_on between :from and :until and\s""" + FieldFacts.EXCHANGED + """
            )
            select e.whom, r.target, e.quarter, count(*) as number
            from exchange e left join root r on r.subject = e.whom group by 1, 2, 3""";

    /**
     * Exchanges with one person in one quarter, or with all whom no record is known of.
     *
     * @param whom key of the person; null for those who have none
     * @param target key under which the record of that one was joined to another
     */
    record Had(@Nullable UUID whom, @Nullable UUID target, Quarter quarter, long number) {

        Stream<UUID> keys() {
            return Stream.of(whom, target).filter(Objects::nonNull);
        }
    }

    private final JdbcClient jdbc;

    ExchangeFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Had> own(Reading reading) {
        return FieldFacts.query(jdbc, OWN, reading)
                .query((row, number) -> new Had(
                        row.getObject("whom", UUID.class),
                        row.getObject("target", UUID.class),
                        Quarter.of(Objects.requireNonNull(row.getObject("quarter", LocalDate.class))),
                        row.getLong("number")))
                .list();
    }
}
