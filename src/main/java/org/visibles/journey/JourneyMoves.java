package org.visibles.journey;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.visibles.kernel.Counted;
import org.visibles.kernel.Fact;
import org.visibles.kernel.FactKind;
import org.visibles.kernel.FactRecorder;
import org.visibles.kernel.YouthId;
import org.visibles.youth.CircleSummary;

/** What goes with each event: the row, what is counted, what the list shows, who is told; all in the caller's transaction. */
@Component
class JourneyMoves {

    private final JourneyLog log;
    private final FactRecorder facts;
    private final CircleSummary circle;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    JourneyMoves(
            JourneyLog log, FactRecorder facts, CircleSummary circle, ApplicationEventPublisher events, Clock clock) {
        this.log = log;
        this.facts = facts;
        this.circle = circle;
        this.events = events;
        this.clock = clock;
    }

    /** The journey begins as MET; nobody is told, for whoever recorded the person knows. */
    void begin(YouthId youth, LocalDate on) {
        reach(MoveJourney.to(Stage.MET, youth, 0, on));
    }

    /** Writes a move that was found allowed. */
    JourneyEventId move(MoveJourney move, Stage from) {
        JourneyEventId id = reach(move);
        if (move.to() == Stage.CONNECTED) {
            log.decide(move.youth(), null, id, OffsetDateTime.now(clock));
        }
        events.publishEvent(new JourneyMoved(move.youth(), from, move.to()));
        return id;
    }

    private JourneyEventId reach(MoveJourney move) {
        JourneyEvent event = new JourneyEvent(
                JourneyEventId.next(),
                move.version() + 1,
                move.to(),
                move.on(),
                clock.instant(),
                "",
                move.connection(),
                move.outcome(),
                move.reason(),
                null,
                null);
        log.add(move.youth(), event);
        facts.record(new Fact(
                event.id().value(),
                FactKind.STAGE,
                new Counted.Person(move.youth()),
                event.effectiveOn(),
                event.recordedAt(),
                values(move),
                null));
        circle.stage(move.youth(), move.to().name());
        return event.id();
    }

    private static Map<String, String> values(MoveJourney move) {
        Map<String, String> values = new HashMap<>();
        values.put("stage", move.to().name());
        if (move.connection() != null) {
            values.put("connection", move.connection().name());
        }
        if (move.outcome() != null) {
            values.put("outcome", move.outcome().name());
            values.put("family", move.outcome().family().name());
        }
        if (move.reason() != null) {
            values.put("reason", move.reason().name());
        }
        return values;
    }

    /** Writes a cancellation that was found allowed; what was counted is taken back, the check of an exit with it. */
    void cancel(YouthId youth, Journey journey, JourneyEvent event, String why) {
        Stage from = journey.stage().orElseThrow();
        JourneyEvent cancellation = new JourneyEvent(
                JourneyEventId.next(),
                journey.version() + 1,
                null,
                LocalDate.now(clock),
                clock.instant(),
                "",
                null,
                null,
                null,
                event.id(),
                why);
        log.add(youth, cancellation);
        uncount(youth, event.id().value());
        if (event.stage() == Stage.EXITED) {
            log.lastCheck(event.id()).ifPresent(check -> uncount(youth, check.id()));
        }
        var after = new java.util.ArrayList<>(journey.events());
        after.add(cancellation);
        Stage to = new Journey(after).stage().orElseThrow();
        circle.stage(youth, to.name());
        if (from != to) {
            events.publishEvent(new JourneyMoved(youth, from, to));
        }
    }

    /** A later answer takes the place of an earlier one. */
    void check(YouthId youth, JourneyEventId exit, Still still, LocalDate on) {
        int number = 1;
        var last = log.lastCheck(exit).orElse(null);
        if (last != null) {
            if (last.still() == still && last.on().equals(on)) {
                return;
            }
            number = last.number() + 1;
        }
        var id = log.addCheck(youth, exit, number, still, on, OffsetDateTime.now(clock));
        if (last != null) {
            uncount(youth, last.id());
        }
        facts.record(new Fact(
                id,
                FactKind.OUTCOME_CHECK,
                new Counted.Person(youth),
                on,
                clock.instant(),
                Map.of("still", still.name()),
                null));
    }

    private void uncount(YouthId youth, java.util.UUID fact) {
        facts.record(Fact.cancel(fact, youth, LocalDate.now(clock), clock.instant()));
    }
}
