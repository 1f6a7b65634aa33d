package org.visibles.journey;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.visibles.database.ShiftableClock;
import org.visibles.kernel.Identity;
import org.visibles.kernel.YouthId;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.youth.Choices;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** Brings people of Rouen to where a test begins. */
public record Paths(YouthService youth, JourneyService journeys, Clock clock) {

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Whom Rouen met, informed and finds eligible a year ago. */
    public YouthId informed(String pseudonym) {
        LocalDate met = today().minusYears(1);
        return record(YouthDetails.named(pseudonym)
                .ageBand(Choices.AgeBand.FROM_18_TO_21)
                .firstContactOn(met)
                .informedOn(met)
                .informedMeans(Choices.Means.ORAL)
                .build());
    }

    public YouthId record(YouthDetails details) {
        return As.member(Fixture.AGENT_ROUEN, () -> youth.record(details));
    }

    public JourneyRecord of(YouthId person) {
        return as(Fixture.AGENT_ROUEN, () -> journeys.of(person));
    }

    /** Through the stages given, all on the day. */
    public JourneyEventId through(YouthId person, LocalDate on, Stage... stages) {
        JourneyEventId last = null;
        for (Stage stage : stages) {
            last = move(Fixture.AGENT_ROUEN, person, stage, on);
        }
        return last;
    }

    public JourneyEventId move(Identity who, YouthId person, Stage stage, LocalDate on) {
        return as(who, () -> journeys.move(to(stage, person, journeys.of(person).version(), on)));
    }

    /** With whatever the stage asks for. */
    public static MoveJourney to(Stage stage, YouthId person, int version, LocalDate on) {
        return switch (stage) {
            case CONNECTED -> MoveJourney.connected(Connection.CEJ, person, version, on);
            case EXITED -> MoveJourney.exited(Outcome.CDI, person, version, on);
            case OUT_OF_SCOPE -> MoveJourney.outOfScope(OutOfScopeReason.AGE, person, version, on);
            case MET, IDENTIFIED, MOBILISED, DECLINED, LOST -> MoveJourney.to(stage, person, version, on);
        };
    }

    /** The shortest way from MET to a stage. */
    public static List<Stage> way(Stage to) {
        return switch (to) {
            case MET -> List.of();
            case IDENTIFIED -> List.of(Stage.IDENTIFIED);
            case MOBILISED -> List.of(Stage.IDENTIFIED, Stage.MOBILISED);
            case CONNECTED -> List.of(Stage.IDENTIFIED, Stage.CONNECTED);
            case EXITED -> List.of(Stage.IDENTIFIED, Stage.EXITED);
            case OUT_OF_SCOPE, DECLINED, LOST -> List.of(to);
        };
    }

    public <T> T as(Identity who, Supplier<T> work) {
        return As.member(who, work);
    }

    public <T> T at(LocalDate day, Supplier<T> work) {
        Instant noon = day.atTime(12, 0).atZone(ZoneId.of("Europe/Paris")).toInstant();
        return ((ShiftableClock) clock).callAt(noon, work);
    }
}
