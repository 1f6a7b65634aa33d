package org.visibles.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visibles.exchange.column.Problem;
import org.visibles.kernel.YouthId;

/**
 * A row of a list, as it stands beside the records.
 *
 * @param number of the line in the file
 * @param group null until it was checked
 * @param known the record that seems to be of the same person
 * @param sameAs number of an earlier line that seems to be of the same person
 * @param chosen what somebody decided of a row that is known or unclear: whether a record is made
 * @param outcome null until it was applied
 */
public record ListedRow(
        long number,
        List<String> cells,
        @Nullable Group group,
        List<Problem> problems,
        @Nullable YouthId known,
        @Nullable Long sameAs,
        List<Reason> reasons,
        @Nullable Boolean chosen,
        @Nullable Outcome outcome) {

    /** Texts: {@code exchange.group.<code>}. */
    public enum Group {
        NEW,
        KNOWN,
        UNCLEAR,
        REFUSED
    }

    /** What became of it: a record, nothing since the same row made one before, nothing since a rule forbade it by then. */
    public enum Outcome {
        CREATED,
        ALREADY,
        REFUSED
    }

    /**
     * Why two are one.
     *
     * @param feature of {@link org.visibles.matching.Feature}, or IMILO for the number, ROW for the whole row
     * @param level how well it agrees
     * @param bits what it weighs; null where that is beyond doubt
     */
    public record Reason(
            String feature, String level, @Nullable Double bits) {}

    public ListedRow {
        cells = List.copyOf(cells);
        problems = List.copyOf(problems);
        reasons = List.copyOf(reasons);
    }

    /** Whether applying makes a record of it. */
    public boolean taken() {
        return group != null
                && switch (group) {
                    case NEW -> !Boolean.FALSE.equals(chosen);
                    case KNOWN, UNCLEAR -> Boolean.TRUE.equals(chosen);
                    case REFUSED -> false;
                };
    }
}
