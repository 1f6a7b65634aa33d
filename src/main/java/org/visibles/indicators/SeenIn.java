package org.visibles.indicators;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.IntStream;

/**
 * At the end of which month a reader of the published grid could see first that somebody was identified, mobilised, connected: in
 * months since year 0.
 *
 * @param mobilised {@link #NEVER} where it was not recorded, as is {@code connected}
 */
record SeenIn(int identified, int mobilised, int connected) {

    static final int NEVER = Integer.MAX_VALUE;

    /** The columns of {@link #of}, of what is named seen_at, mobilised_at and connected_at. */
    static final String COLUMNS = month("seen_at") + " as seen_in, " + month("mobilised_at") + " as mobilised_in, "
            + month("connected_at") + " as connected_in";

    private static String month(String at) {
        return "(extract(year from %1$s) * 12 + extract(month from %1$s) - 1)::integer".formatted(at);
    }

    static SeenIn of(ResultSet row) throws SQLException {
        return new SeenIn(row.getInt("seen_in"), orNever(row, "mobilised_in"), orNever(row, "connected_in"));
    }

    private static int orNever(ResultSet row, String column) throws SQLException {
        int month = row.getInt(column);
        return row.wasNull() ? NEVER : month;
    }

    /** As far as the person had come by the end of a month; not further than now, as what was cancelled since is as if it had never been. */
    Subject at(Subject now, int month) {
        return switch (now.reached()) {
            case Subject.CONNECTED ->
                connected <= month ? now : now.reached(mobilised <= month ? Subject.MOBILISED : Subject.IDENTIFIED);
            case Subject.MOBILISED -> mobilised <= month ? now : now.reached(Subject.IDENTIFIED);
            default -> now;
        };
    }

    /** The months in which it was seen of a person how far it had come. */
    IntStream steps(Subject now) {
        return switch (now.reached()) {
            case Subject.CONNECTED -> IntStream.of(mobilised, connected);
            case Subject.MOBILISED -> IntStream.of(mobilised);
            default -> IntStream.empty();
        };
    }
}
