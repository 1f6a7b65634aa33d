package org.visibles.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.visibles.testkit.Fixture.AGENT_ML;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;

import java.time.Duration;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.visibles.database.ShiftableClock;
import org.visibles.kernel.Identity;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.YouthId;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.VisiblesTest;

/** A pair that was declined stays so, on both sides and by whichever introduction, until one of the two says why not. */
@VisiblesTest
class DeclinedPairsTest extends BothIntroduced {

    @BeforeEach
    void the_mission_has_declined() {
        houses.propose(AGENT_ROUEN, rouen, introduction);
        decline(AGENT_ML, mission);
    }

    @Test
    void who_declined_cannot_ask_the_same_either_but_for_a_reason_that_the_other_reads() {
        UUID again = houses.introduced(AGENT_ML, mission, AGENT_ROUEN, rouen);
        refused("reason", () -> houses.propose(AGENT_ML, mission, introduction));
        refused("reason", () -> houses.propose(AGENT_ML, mission, again));
        assertThat(offer(AGENT_ML, mission).state()).isEqualTo(Introduced.State.DECLINED);
        assertThat(offer(AGENT_ML, mission).declined()).isTrue();

        houses.reopen(AGENT_ML, mission, again, Reopening.MISTAKE);

        UUID asked = houses.waiting(AGENT_ROUEN, rouen);
        assertThat(As.member(AGENT_ROUEN, () -> answers.compare(asked)).reason())
                .isEqualTo(Reopening.MISTAKE);
        assertThat(As.member(AGENT_ROUEN, () -> answers.waiting()))
                .filteredOn(each -> each.youth().equals(rouen))
                .as("one proposal, of whichever introduction")
                .hasSize(1);
        YouthId one = houses.accept(AGENT_ROUEN, rouen);
        As.member(AGENT_ML, () -> joining.undo(one, joining.of(one).getFirst().id()));
        assertThat(offer(AGENT_ROUEN, rouen).declined())
                .as("what was accepted since is declined no more")
                .isFalse();
        houses.propose(AGENT_ROUEN, rouen, introduction);
    }

    @Test
    void who_was_declined_waits_and_then_says_why() {
        refused("declined", () -> houses.reopen(AGENT_ROUEN, rouen, introduction, Reopening.SPOKEN));
        ((ShiftableClock) clock).runAt(clock.instant().plus(Duration.ofDays(22)), () -> {
            refused("reason", () -> houses.propose(AGENT_ROUEN, rouen, introduction));
            houses.reopen(AGENT_ROUEN, rouen, introduction, Reopening.SPOKEN);
            UUID reopened = houses.waiting(AGENT_ML, mission);
            As.member(AGENT_ROUEN, () -> offers.withdraw(rouen, reopened));
            refused("reason", () -> houses.propose(AGENT_ROUEN, rouen, introduction));
        });
    }

    @Test
    void what_nobody_declined_takes_no_reason_and_keeps_none() {
        YouthId own = pairs.person(pairs.informed("Jamais refusée", "Léa"));
        YouthId theirs = As.member(AGENT_ML, () -> youth.record(pairs.informed("Jamais refusée ici", "Léa")));
        houses.agreed(AGENT_ROUEN, own);
        UUID met = houses.introduced(AGENT_ROUEN, own, AGENT_ML, theirs);

        houses.reopen(AGENT_ROUEN, own, met, Reopening.LEARNT);

        UUID asked = houses.waiting(AGENT_ML, theirs);
        assertThat(As.member(AGENT_ML, () -> answers.compare(asked)).reason()).isNull();
    }

    @Test
    void the_database_asks_for_the_reason_as_well() {
        String propose = "select said from offer_joining(?, ?, array['NAME'], now(), 21, ?)";
        try (AppSession session = database.session(AGENT_ML)) {
            assertThat(session.rows(propose, UUID.randomUUID(), introduction, null))
                    .extracting(row -> row.get("said"))
                    .containsExactly("REASON");
            session.refused(propose, UUID.randomUUID(), introduction, "Vue au foyer mardi avec sa sœur");
            session.forbidden("select reason from join_offer");
        }
        try (AppSession session = database.session(AGENT_ROUEN)) {
            assertThat(session.rows(propose, UUID.randomUUID(), introduction, "SPOKEN"))
                    .extracting(row -> row.get("said"))
                    .containsExactly("DECLINED");
        }
    }

    private void decline(Identity who, YouthId own) {
        UUID offer = houses.waiting(who, own);
        As.member(who, () -> answers.decline(own, offer, false));
    }

    private Introduced.Offer offer(Identity who, YouthId own) {
        return As.member(who, () -> offers.introduced(own)).getFirst().offer();
    }

    private static void refused(String rule, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.key()).isEqualTo("rule.joining.offer." + rule));
    }
}
