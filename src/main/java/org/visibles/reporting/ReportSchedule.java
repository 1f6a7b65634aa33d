package org.visibles.reporting;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A report that is asked for again and again.
 *
 * @param since ends of periods from this day on
 * @param active whether it goes on
 * @param subscribed whether the current member is told
 */
public record ReportSchedule(UUID id, Recurrence recurrence, LocalDate since, boolean active, boolean subscribed) {}
