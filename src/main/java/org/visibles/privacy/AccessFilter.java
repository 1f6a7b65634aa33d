package org.visibles.privacy;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which lines to show; null is "all".
 *
 * @param from first day
 * @param to last day
 */
public record AccessFilter(
        LocalDate from,
        LocalDate to,
        @Nullable UUID member,
        @Nullable String action,
        @Nullable AccessOutcome outcome) {}
