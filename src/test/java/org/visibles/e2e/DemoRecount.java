package org.visibles.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What the figures should be, asked by hand-written SQL of the records of the demo. */
final class DemoRecount implements AutoCloseable {

    /** How much of how much; {@code value} alone where nothing is divided, null where there is nothing. */
    record Count(
            @Nullable Double numerator,
            @Nullable Double denominator,
            @Nullable Double value) {}

    private static final Map<String, String[]> SHARES = new LinkedHashMap<>();

    static {
        share("mobilisation", "mobilised", "true");
        share("connection", "connected", "true");
        share("connection-of-mobilised", "connected", "mobilised");
        share("exited", "family is not null", "true");
        share("positive-outcome", "family in ('LASTING', 'POSITIVE')", "family is not null");
        share("lasting-employment", "family = 'LASTING'", "family is not null");
        share(
                "still-at-six-months",
                "still = 'YES' and family <> 'OTHER'",
                "still in ('YES', 'NO') and family <> 'OTHER'");
        share("living-in-qpv", "qpv <> 'NONE'", "true");
        share("women", "sex = 'Femmes'", "true");
        share("minors", "age < 18", "true");
        share("infra-3", "diploma in ('AFS', 'CP4', 'CFG', 'C3A', 'C12')", "true");
        share("disability", "disability", "true");
        share("already-known", "known in ('ACTIVE', 'KNOWN')", "known in ('ACTIVE', 'KNOWN', 'UNKNOWN')");
        share(
                "occupied",
                "situation_now and situation in ('EMPLOYMENT', 'APPRENTICESHIP', 'TRAINING', 'SCHOOL')",
                "situation <> 'UNKNOWN' and fresh");
        share("lost", "mobilised and stage <> 'EXITED' and silence > 90", "mobilised");
    }

    private final SingleConnectionDataSource connection;
    private final JdbcTemplate all;
    /** The tables {@code person} and {@code sending}, in front of each question. */
    private final String people;

    DemoRecount(String url, @Nullable String user, @Nullable String password) {
        connection = new SingleConnectionDataSource(url, user, password, true);
        all = new JdbcTemplate(connection);
        try {
            people = new ClassPathResource("recount/people.sql").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    private static void share(String code, String numerator, String denominator) {
        SHARES.put(code, new String[] {numerator, denominator});
    }

    /**
     * All indicators of people by their code.
     *
     * @param condition on the columns organisation, commune and sex
     */
    Map<String, Count> where(String condition) {
        StringBuilder question =
                new StringBuilder("select count(*), " + days("to_appointment") + ", " + days("to_spe"));
        SHARES.values()
                .forEach(share -> question.append(
                        ", count(*) filter (where %s), count(*) filter (where %s)".formatted(share[0], share[1])));
        Map<String, Count> counts = new LinkedHashMap<>();
        all.query(people + question + " from person where " + condition, row -> {
            counts.put("identified", value(row, 1));
            counts.put("days-to-appointment", value(row, 2));
            counts.put("days-to-spe", value(row, 3));
            int column = 4;
            for (String code : SHARES.keySet()) {
                counts.put(code, pair(row, column));
                column += 2;
            }
        });
        String sendings =
                "select %s, count(*) filter (where due and answered is not null), count(*) filter (where due),"
                        + " sum(missed), sum(scheduled) from sending where ";
        all.query(people + sendings.formatted(days("(answered - day)")) + condition, row -> {
            counts.put("days-to-answer", value(row, 1));
            counts.put("answer-rate", pair(row, 2));
            counts.put("no-show-rate", pair(row, 4));
        });
        return counts;
    }

    private static String days(String days) {
        return "percentile_cont(0.5) within group (order by %1$s) filter (where %1$s >= 0)".formatted(days);
    }

    private static Count value(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return new Count(null, null, row.wasNull() ? null : value);
    }

    private static Count pair(ResultSet row, int column) throws SQLException {
        return new Count(row.getDouble(column), row.getDouble(column + 1), null);
    }

    /** Exchanges noted by an organisation, whoever with, and encounters that belong to no record; by all for null. */
    double exchanges(@Nullable String organisation) {
        return all.queryForObject(
                "select count(*) from (select organisation_id from contact where not withdrawn"
                        + " union all select e.organisation_id from encounter e where not e.withdrawn and not exists"
                        + " (select from encounter_link l where l.encounter_id = e.id and l.detached_at is null)) c"
                        + " join organisation o on o.id = c.organisation_id where ?::text is null or o.name = ?",
                Double.class,
                organisation,
                organisation);
    }

    /** What an organisation spent, or all for null, in euros. */
    double expenses(@Nullable String organisation) {
        return all.queryForObject(
                "select sum(e.cents) / 100.0 from (select distinct on (id) * from expense order by id, version desc) e"
                        + " join organisation o on o.id = e.organisation_id"
                        + " where not e.cancelled and (?::text is null or o.name = ?)",
                Double.class,
                organisation,
                organisation);
    }

    @Override
    public void close() {
        connection.destroy();
    }
}
