package org.visibles.journey;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.RuleViolation;

/** A journey as its events tell it; where it stands follows from those not cancelled, and from nothing else. */
record Journey(List<JourneyEvent> events) {

    Journey {
        events = events.stream()
                .sorted(Comparator.comparingInt(JourneyEvent::number))
                .toList();
    }

    /** Number of the last event; 0 before the first. */
    int version() {
        return events.isEmpty() ? 0 : events.getLast().number();
    }

    /** By the event taken back, the one that did it. */
    Map<JourneyEventId, JourneyEvent> cancellations() {
        Map<JourneyEventId, JourneyEvent> cancellations = new HashMap<>();
        for (JourneyEvent event : events) {
            if (event.cancels() != null) {
                cancellations.put(event.cancels(), event);
            }
        }
        return cancellations;
    }

    /** Stages reached and not taken back, in their order. */
    List<JourneyEvent> standing() {
        var cancelled = cancellations().keySet();
        return events.stream()
                .filter(event -> event.stage() != null && !cancelled.contains(event.id()))
                .toList();
    }

    Optional<JourneyEvent> current() {
        return standing().stream().reduce((earlier, later) -> later);
    }

    /** Empty before the first event. */
    Optional<Stage> stage() {
        return current().map(event -> Objects.requireNonNull(event.stage()));
    }

    /**
     * @throws RuleViolation when the stage cannot follow, or the day is wrong
     */
    void checkMove(Stage to, LocalDate on, LocalDate today, @Nullable LocalDate birth) {
        JourneyEvent current = current().orElseThrow(NotFound::new);
        if (!Objects.requireNonNull(current.stage()).next().contains(to)) {
            throw new RuleViolation("rule.journey.transition");
        }
        if (on.isAfter(today)) {
            throw new RuleViolation("rule.journey.future");
        }
        if (birth != null && on.isBefore(birth)) {
            throw new RuleViolation("rule.journey.before-birth");
        }
        if (on.isBefore(current.effectiveOn())) {
            throw new RuleViolation("rule.journey.before-previous");
        }
    }

    /**
     * @return the event to be taken back
     * @throws RuleViolation when it is the first, or was taken back before, or carries a later one
     * @throws NotFound when it is none of this journey's stages
     */
    JourneyEvent checkCancel(JourneyEventId id) {
        JourneyEvent event = events.stream()
                .filter(each -> each.id().equals(id) && each.stage() != null)
                .findFirst()
                .orElseThrow(NotFound::new);
        if (cancellations().containsKey(id)) {
            throw new RuleViolation("rule.journey.cancelled-before");
        }
        if (event.number() == events.getFirst().number()) {
            throw new RuleViolation("rule.journey.first");
        }
        Stage before = null;
        for (JourneyEvent each : standing()) {
            if (each.id().equals(id)) {
                continue;
            }
            Stage stage = Objects.requireNonNull(each.stage());
            if (before != null && !before.next().contains(stage)) {
                throw new RuleViolation("rule.journey.later-events");
            }
            before = stage;
        }
        return event;
    }
}
