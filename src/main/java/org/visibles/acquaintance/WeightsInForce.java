package org.visibles.acquaintance;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.matching.Estimate;
import org.visibles.matching.Weights;
import tools.jackson.databind.json.JsonMapper;

/** The weights that the current organisation compares with. */
@Component
class WeightsInForce {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String CHOSEN = """
            select w.version, w.prior, w.siblings, w.chances::text from match_weights w
            where w.organisation_id = (select current_organisation()) and w.version = (
              select c.version from match_weights_chosen c where c.organisation_id = (select current_organisation())
              order by c.since desc, c.id desc limit 1)""";

    /** @param version 0 for the shipped ones */
    record Chosen(int version, Estimate estimate) {}

    private final JdbcClient jdbc;

    WeightsInForce(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One statement; the shipped ones where no others were chosen. */
    Chosen among(int people) {
        return jdbc.sql(CHOSEN)
                .query((row, n) -> new Chosen(
                        row.getInt(1),
                        new Estimate(
                                JSON.readValue(row.getString(4), Weights.class), row.getDouble(2), row.getBoolean(3))))
                .optional()
                .orElseGet(() -> new Chosen(0, Estimate.shipped(people)));
    }

    static String written(Weights weights) {
        return JSON.writeValueAsString(weights);
    }
}
