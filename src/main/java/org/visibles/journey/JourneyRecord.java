package org.visibles.journey;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A journey as those read it who follow fully.
 *
 * @param version to be handed back with a move
 * @param events the latest first
 * @param beside stages of the records that went into this one: no part of the journey, and none of its stages follows them
 * @param cancelled those taken back
 * @param next what can follow now
 * @param blockedBy key of the rule for which the person cannot be counted as identified now, and so {@code next} lacks
 *     something; null when none
 * @param check null unless the journey ended with a positive outcome
 */
public record JourneyRecord(
        Stage stage,
        LocalDate since,
        int version,
        List<JourneyEvent> events,
        List<JourneyEvent> beside,
        Set<JourneyEventId> cancelled,
        Set<Stage> next,
        @Nullable String blockedBy,
        List<JourneyProposal> proposals,
        @Nullable OutcomeCheck check) {

    /** Stages that were reached and not taken back. */
    public Set<Stage> reached() {
        Set<Stage> reached = java.util.EnumSet.noneOf(Stage.class);
        for (JourneyEvent event : events) {
            if (event.stage() != null && !cancelled.contains(event.id())) {
                reached.add(event.stage());
            }
        }
        return reached;
    }
}
