package org.visibles.indicators;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.indicators.Readings.Reading;
import org.visibles.kernel.OutingId;

/** Reads on which outings the own organisation did what {@link FieldFacts#activity} counts: one statement, whatever their number. */
@Component
class OutingFacts {

    private static final String OWN = FieldFacts.DONE.formatted(FieldFacts.OWN + FieldFacts.OF_THE_FIELD)
            + "select codes ->> 'outing' as outing, " + FieldFacts.SUMS + ", outing";

    /**
     * What was done on one outing, in one quarter and at one place.
     *
     * @param id of an own outing, or of another organisation's on which the own one met somebody
     */
    record Outing(OutingId id, Activity done) {}

    private final JdbcClient jdbc;
    private final CommunesThen communes;

    OutingFacts(JdbcClient jdbc, CommunesThen communes) {
        this.jdbc = jdbc;
        this.communes = communes;
    }

    List<Outing> own(Reading reading) {
        return communes.outings(
                reading,
                FieldFacts.query(jdbc, OWN, reading)
                        .query((row, number) -> new Outing(
                                new OutingId(UUID.fromString(Objects.requireNonNull(row.getString("outing")))),
                                FieldFacts.activity(row)))
                        .list());
    }
}
