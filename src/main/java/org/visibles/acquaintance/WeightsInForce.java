package org.visibles.acquaintance;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.matching.ChosenWeights;
import org.visibles.matching.Estimate;
import org.visibles.matching.Weights;
import tools.jackson.databind.json.JsonMapper;

/** Versions of weights that somebody has put in force. */
@Component
class WeightsInForce implements ChosenWeights {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String CHOSEN = """
            select w.version, w.people, w.prior, w.siblings, w.chances::text from match_weights w
            where w.organisation_id = (select current_organisation()) and w.version = (
              select c.version from match_weights_chosen c where c.organisation_id = (select current_organisation())
              order by c.since desc, c.id desc limit 1)""";

    private static final String OF_ASKER =
            "select version, people, prior, siblings, chances from acquaintance_weights(?)";

    private final JdbcClient jdbc;

    WeightsInForce(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Chosen among(int people) {
        return read(jdbc.sql(CHOSEN), people).orElseGet(() -> shipped(people));
    }

    /**
     * Those of the organisation that asks; for background work alone, while it compares the request.
     *
     * @return empty for the shipped ones; made for one who is compared with few, whom {@link Estimate#forOne} has among many
     */
    Optional<Chosen> of(UUID request) {
        return read(jdbc.sql(OF_ASKER).param(request), 0);
    }

    static Chosen shipped(int people) {
        return new Chosen(0, Estimate.shipped(people));
    }

    private static Optional<Chosen> read(JdbcClient.StatementSpec version, int people) {
        return version.query((row, n) -> new Chosen(
                        row.getInt(1),
                        new Estimate(
                                        JSON.readValue(row.getString(5), Weights.class),
                                        row.getDouble(3),
                                        row.getBoolean(4))
                                .among(people, row.getInt(2))))
                .optional();
    }

    static String written(Weights weights) {
        return JSON.writeValueAsString(weights);
    }
}
