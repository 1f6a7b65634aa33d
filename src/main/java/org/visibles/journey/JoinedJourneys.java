package org.visibles.journey;

import java.util.Objects;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.YouthId;
import org.visibles.youth.JoinedRecords;

/**
 * Two journeys cannot be told as one: stages would follow each other that never did. The journey of the record that stays
 * goes on, and so that nothing is lost it is the one that has come at least as far; the stages of the other go with the
 * rest and lie beside it, each marked with the record it was told of. Figures count the stages of both.
 */
@Component
@Order(50)
class JoinedJourneys implements JoinedRecords {

    private final JourneyLog log;
    private final CurrentMember member;

    JoinedJourneys(JourneyLog log, CurrentMember member) {
        this.log = log;
        this.member = member;
    }

    @Override
    public Set<String> moved() {
        return Set.of("journey_proposal", "journey_event");
    }

    @Override
    public Set<String> kept() {
        return Set.of("outcome_check");
    }

    @Override
    public void check(YouthId stays, YouthId goes) {
        if (furthest(goes) > furthest(stays)) {
            throw new RuleViolation("rule.journey.joined-further");
        }
    }

    private int furthest(YouthId youth) {
        return log.read(member.scope(), youth).journey().standing().stream()
                .map(event -> Objects.requireNonNull(event.stage()))
                .filter(stage -> !stage.side())
                .mapToInt(Stage::ordinal)
                .max()
                .orElse(0);
    }
}
