package org.visibles.joining;

import java.time.LocalDate;

/**
 * A stage that was reached on a record before it went into another.
 *
 * @param of what that record is called
 * @param stage code; texts {@code journey.stage.<code>}
 */
public record JoinedStage(String of, String organisation, String stage, LocalDate on) {}
