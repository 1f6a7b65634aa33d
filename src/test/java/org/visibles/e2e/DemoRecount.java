package org.visibles.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What the figures should be, asked by hand-written SQL of the records of the demo. */
final class DemoRecount implements AutoCloseable {

    /**
     * How much of how much; {@code value} alone where nothing is divided, null where there is nothing.
     *
     * @param notStated of how many it is not known; null where that is said of nobody
     * @param toReconfirm whose situation is to be confirmed again; null beside all other shares
     */
    record Count(
            @Nullable Double numerator,
            @Nullable Double denominator,
            @Nullable Double value,
            @Nullable Double notStated,
            @Nullable Double toReconfirm) {}

    /** Of whom what a share counts is not known, in words of SQL. */
    private static final Map<String, String> NOT_STATED = Map.of(
            "living-in-qpv", "by_qpv = 'NOT_STATED'",
            "women", "by_sex = 'NOT_STATED'",
            "minors", "by_age = 'NOT_STATED'",
            "infra-3", "by_level = 'NOT_STATED'",
            "disability", "disability is null",
            "already-known", "coalesce(known, 'NOT_CHECKED') = 'NOT_CHECKED'",
            "occupied", "coalesce(situation, 'UNKNOWN') = 'UNKNOWN'",
            "still-at-six-months", "family in ('LASTING', 'POSITIVE') and coalesce(still, 'UNKNOWN') = 'UNKNOWN'");

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
        share("minors", "by_age = 'UNDER_18'", "true");
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
    /** The table {@code field}, in front of each question. */
    private final String field;

    DemoRecount(String url, @Nullable String user, @Nullable String password) {
        connection = new SingleConnectionDataSource(url, user, password, true);
        all = new JdbcTemplate(connection);
        people = read("people");
        field = read("field");
    }

    private static String read(String file) {
        try {
            return new ClassPathResource("recount/" + file + ".sql").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    private static void share(String code, String numerator, String denominator) {
        SHARES.put(code, new String[] {numerator, denominator, NOT_STATED.getOrDefault(code, "false")});
    }

    /**
     * All indicators of people by their code.
     *
     * @param condition on the columns organisation, commune and sex, and by_organisation, by_commune … in codes
     */
    Map<String, Count> where(String condition) {
        StringBuilder question =
                new StringBuilder("select count(*), " + days("to_appointment") + ", " + days("to_spe"));
        SHARES.values()
                .forEach(share ->
                        Stream.of(share).forEach(each -> question.append(", count(*) filter (where " + each + ")")));
        question.append(", count(*) filter (where situation <> 'UNKNOWN' and not fresh) as to_reconfirm");
        Map<String, Count> counts = new LinkedHashMap<>();
        all.query(people + question + " from person where " + condition, row -> {
            counts.put("identified", value(row, 1));
            counts.put("days-to-appointment", value(row, 2));
            counts.put("days-to-spe", value(row, 3));
            int column = 4;
            for (String code : SHARES.keySet()) {
                counts.put(code, share(row, column, code));
                column += 3;
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
        return new Count(null, null, row.wasNull() ? null : value, null, null);
    }

    private static Count pair(ResultSet row, int column) throws SQLException {
        return new Count(row.getDouble(column), row.getDouble(column + 1), null, null, null);
    }

    private static Count share(ResultSet row, int column, String code) throws SQLException {
        return new Count(
                row.getDouble(column),
                row.getDouble(column + 1),
                null,
                NOT_STATED.containsKey(code) ? row.getDouble(column + 2) : null,
                code.equals("occupied") ? row.getDouble("to_reconfirm") : null);
    }

    /** By what people are found in one breakdown: a column for each dimension in codes. */
    List<String> categories(String column, String condition) {
        return all.queryForList(people + "select distinct " + column + " from person where " + condition, String.class);
    }

    /**
     * What was done in the field.
     *
     * @param what a column of the field's rows
     * @param condition on the columns organisation, by_organisation, by_quarter, by_commune and by_qpv
     */
    double field(String what, String condition) {
        return number(field + "select coalesce(sum(" + what + "), 0) from field where " + condition);
    }

    /** Exchanges noted, whoever with, and encounters that belong to no record; see {@link #field}. */
    double exchanges(String condition) {
        return field("exchanges", condition);
    }

    /**
     * What was spent, in euros.
     *
     * @param condition on the columns organisation, by_organisation and by_quarter
     */
    double expenses(String condition) {
        return number("select coalesce(sum(cents), 0) / 100.0 from (select e.*, o.name as organisation,"
                + " o.id::text as by_organisation, to_char(e.month, 'YYYY\"-Q\"Q') as by_quarter"
                + " from (select distinct on (id) * from expense order by id, version desc) e"
                + " join organisation o on o.id = e.organisation_id where not e.cancelled) e where " + condition);
    }

    private double number(String question) {
        Double number = all.queryForObject(question, Double.class);
        return number == null ? 0 : number;
    }

    @Override
    public void close() {
        connection.destroy();
    }
}
