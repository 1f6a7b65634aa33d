package org.visibles.indicators;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * At the end of which month a reader of the published grid could see first that somebody was identified, mobilised, connected, had
 * left, had been checked by a mission locale: in months since year 0.
 *
 * @param mobilised {@link #NEVER} where it was not recorded, as are all that follow
 */
record SeenIn(int identified, int mobilised, int connected, int left, int checked) {

    static final int NEVER = Integer.MAX_VALUE;

    /** Of whom all was known from the beginning. */
    static final SeenIn AT_ONCE = new SeenIn(0, 0, 0, 0, 0);

    private static final Map<String, String> TIMES = Map.of(
            "seen_at", "seen_in",
            "mobilised_at", "mobilised_in",
            "connected_at", "connected_in",
            "left_at", "left_in",
            "checked_at", "checked_in");

    /** The columns of {@link #of}, of points in time that are named alike. */
    static final String COLUMNS = TIMES.entrySet().stream()
            .map(each -> "(extract(year from %1$s) * 12 + extract(month from %1$s) - 1)::integer as %2$s"
                    .formatted(each.getKey(), each.getValue()))
            .collect(Collectors.joining(", "));

    static SeenIn of(ResultSet row) throws SQLException {
        return new SeenIn(
                row.getInt("seen_in"),
                orNever(row, "mobilised_in"),
                orNever(row, "connected_in"),
                orNever(row, "left_in"),
                orNever(row, "checked_in"));
    }

    private static int orNever(ResultSet row, String column) throws SQLException {
        int month = row.getInt(column);
        return row.wasNull() ? NEVER : month;
    }

    /** The same who could not be seen before a month. */
    SeenIn notBefore(int month) {
        return new SeenIn(Math.max(identified, month), mobilised, connected, left, checked);
    }

    /**
     * As far as the person had come by the end of a month; not further than now, as what was cancelled since is as if it had never
     * been.
     */
    Subject at(Subject now, int month) {
        String reached = reached(now.reached(), month);
        String exit = left > month ? Subject.NONE : now.exit();
        boolean early = Meaning.GOOD.contains(exit) && !reached.equals(Subject.CONNECTED);
        return now.as(reached, early ? Subject.OTHER : exit, checked > month ? Subject.NOT_CHECKED : now.known());
    }

    private String reached(String now, int month) {
        return switch (now) {
            case Subject.CONNECTED ->
                connected <= month ? now : mobilised <= month ? Subject.MOBILISED : Subject.IDENTIFIED;
            case Subject.MOBILISED -> mobilised <= month ? now : Subject.IDENTIFIED;
            default -> now;
        };
    }

    /** The months in which something was seen of a person that counts now. */
    IntStream steps(Subject now) {
        return List.of(mobilised, connected, left, checked).stream()
                .mapToInt(month -> month)
                .filter(month -> month < NEVER && !at(now, month - 1).equals(at(now, month)));
    }
}
