package org.visibles.journey;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.YouthId;

/**
 * A move of a journey.
 *
 * @param version of the journey as read, so that of two who move at once one is told
 * @param on the day it happened: not after today, not before birth, not before the stage it leaves
 * @param connection with CONNECTED alone, and always there
 * @param outcome with EXITED alone, and always there
 * @param reason with OUT_OF_SCOPE alone, and always there
 */
public record MoveJourney(
        YouthId youth,
        int version,
        Stage to,
        LocalDate on,
        @Nullable Connection connection,
        @Nullable Outcome outcome,
        @Nullable OutOfScopeReason reason) {

    /** A move that needs nothing more. */
    public static MoveJourney to(Stage stage, YouthId youth, int version, LocalDate on) {
        return new MoveJourney(youth, version, stage, on, null, null, null);
    }

    public static MoveJourney connected(Connection how, YouthId youth, int version, LocalDate on) {
        return new MoveJourney(youth, version, Stage.CONNECTED, on, how, null, null);
    }

    public static MoveJourney exited(Outcome outcome, YouthId youth, int version, LocalDate on) {
        return new MoveJourney(youth, version, Stage.EXITED, on, null, outcome, null);
    }

    public static MoveJourney outOfScope(OutOfScopeReason why, YouthId youth, int version, LocalDate on) {
        return new MoveJourney(youth, version, Stage.OUT_OF_SCOPE, on, null, null, why);
    }

    /**
     * @throws RuleViolation when what goes with the stage is missing, or something else is there
     */
    void check() {
        if ((to == Stage.CONNECTED) != (connection != null)) {
            throw new RuleViolation("rule.journey.connection");
        }
        if ((to == Stage.EXITED) != (outcome != null)) {
            throw new RuleViolation("rule.journey.outcome");
        }
        if ((to == Stage.OUT_OF_SCOPE) != (reason != null)) {
            throw new RuleViolation("rule.journey.reason");
        }
    }
}
