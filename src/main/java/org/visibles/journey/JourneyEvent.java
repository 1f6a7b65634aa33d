package org.visibles.journey;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a journey, never changed: a stage was reached, or an earlier event was taken back.
 *
 * @param number counts up by one within the journey
 * @param stage null for a cancellation
 * @param by the member where the reader may know the name, and the organisation
 * @param cancels the event taken back
 * @param why it was taken back
 */
public record JourneyEvent(
        JourneyEventId id,
        int number,
        @Nullable Stage stage,
        LocalDate effectiveOn,
        Instant recordedAt,
        String by,
        @Nullable Connection connection,
        @Nullable Outcome outcome,
        @Nullable OutOfScopeReason reason,
        @Nullable JourneyEventId cancels,
        @Nullable String why) {}
