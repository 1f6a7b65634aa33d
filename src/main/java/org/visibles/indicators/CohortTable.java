package org.visibles.indicators;

import java.time.LocalDate;
import java.util.List;

/**
 * How soon those identified in a period got how far.
 *
 * @param from first day of the period
 * @param people how many were identified in it
 * @param lived months that all of them have lived since they were identified
 * @param months in the order of time
 * @param quarters those in which anybody was identified
 */
public record CohortTable(
        Dates dates, LocalDate from, int people, int lived, List<Month> months, List<Quarter> quarters)
        implements Dated {

    /** Months after identification that have a line. */
    public static final List<Integer> AFTER = List.of(0, 1, 2, 3, 6, 9, 12, 18, 24);

    /** Why other days are shown than what was asked for. */
    public List<Correction> corrections() {
        return dates.corrections();
    }

    /**
     * How many had got so far within as many months; of the cohort, whatever they did later.
     *
     * @param lived whether all have lived so long; else the numbers say nothing yet, and are 0
     */
    public record Month(int months, boolean lived, int mobilised, int connected, int exited) {

        public int people(Within.Stage stage) {
            return switch (stage) {
                case MOBILISED -> mobilised;
                case CONNECTED -> connected;
                case EXITED -> exited;
            };
        }
    }
}
