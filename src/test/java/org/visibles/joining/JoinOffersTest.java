package org.visibles.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ML;
import static org.visibles.testkit.Fixture.AGENT_RESTO;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;
import static org.visibles.testkit.Fixture.COLLEAGUE_ROUEN;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.database.ShiftableClock;
import org.visibles.indicators.FiguresService;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Selection;
import org.visibles.journey.JourneyService;
import org.visibles.journey.MoveJourney;
import org.visibles.journey.Stage;
import org.visibles.kernel.ContactId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Relation;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.kernel.YouthId;
import org.visibles.outreach.ContactRow;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralService;
import org.visibles.referral.Story;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.Choices;
import org.visibles.youth.DisclosedField;
import org.visibles.youth.YouthAccess;
import org.visibles.youth.YouthCircle;

/** Two organisations bring their records of one person together, with both or not at all. */
@VisiblesTest
class JoinOffersTest extends BothIntroduced {

    @Autowired
    private YouthAccess access;

    @Autowired
    private YouthCircle circle;

    @Autowired
    private ReferralService referrals;

    @Autowired
    private ReferralQueries queries;

    @Autowired
    private JourneyService journeys;

    @Autowired
    private FiguresService figures;

    @ParameterizedTest(name = "Rouen ahead: {0}, undone by Rouen: {1}")
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void with_both_they_become_one_and_either_parts_them_exactly(boolean rouenAhead, boolean rouenUndoes) {
        ContactId told = pairs.contact(rouen);
        ContactId heard = pairs.contact(AGENT_ML, mission);
        YouthId ahead = rouenAhead ? rouen : mission;
        Identity whose = rouenAhead ? AGENT_ROUEN : AGENT_ML;
        identified(whose, ahead);
        identified(rouenAhead ? AGENT_ML : AGENT_ROUEN, rouenAhead ? mission : rouen);
        As.member(whose, () -> journeys.move(MoveJourney.to(Stage.MOBILISED, ahead, 2, LocalDate.now(clock))));
        double counted = counted();
        houses.propose(AGENT_ROUEN, rouen, introduction);
        Map<String, List<String>> before = pairs.all(rouen, mission);

        YouthId one = houses.accept(AGENT_ML, mission);

        YouthId gone = one.equals(rouen) ? mission : rouen;
        assertThat(one).isEqualTo(ahead);
        assertThat(counted()).isEqualTo(counted - 1);
        for (Identity each : List.of(AGENT_ROUEN, AGENT_ML)) {
            assertThat(relation(each, one)).isEqualTo(Relation.CIRCLE_FULL);
            assertThat(relation(each, gone)).isEqualTo(Relation.NONE);
            List<ContactRow> read = As.member(each, () -> contacts.ofYouth(one));
            assertThat(read).extracting(ContactRow::id).containsExactlyInAnyOrder(told, heard);
            assertThat(read)
                    .allSatisfy(row -> assertThat(row.content().note() != null)
                            .isEqualTo(row.organisation().equals(each.organisation())));
            assertThat(As.member(each, () -> journeys.of(one).beside()))
                    .extracting(event -> event.stage())
                    .contains(Stage.MET, Stage.IDENTIFIED);
        }
        assertThat(relation(AGENT_ELBEUF, one)).isEqualTo(Relation.NONE);
        assertThat(As.member(AGENT_ROUEN, () -> youth.get(one).details().email()))
                .isEqualTo("ines@example.org");

        UUID joined = As.member(AGENT_ML, () -> joining.of(one)).getFirst().id();
        YouthId own = As.member(rouenUndoes ? AGENT_ROUEN : AGENT_ML, () -> joining.undo(one, joined));

        assertThat(own).isEqualTo(rouenUndoes ? rouen : mission);
        assertThat(pairs.all(rouen, mission)).isEqualTo(before);
        assertThat(counted()).isEqualTo(counted);
        assertThat(relation(AGENT_ROUEN, mission)).isEqualTo(Relation.NONE);
        assertThat(relation(AGENT_ML, rouen)).isEqualTo(Relation.NONE);
    }

    @Test
    void what_was_shared_before_is_shared_again_after() {
        Story story = new Story(youth, referrals, queries, clock);
        story.accepted(rouen);
        houses.propose(AGENT_ROUEN, rouen, introduction);
        Map<String, List<String>> before = pairs.all(rouen, mission);
        assertThat(relation(AGENT_ML, rouen)).isEqualTo(Relation.CIRCLE_SHARED);

        YouthId one = houses.accept(AGENT_ML, mission);
        assertThat(relation(AGENT_ML, one)).isEqualTo(Relation.CIRCLE_FULL);
        undo(AGENT_ROUEN, one);

        assertThat(relation(AGENT_ML, rouen)).isEqualTo(Relation.CIRCLE_SHARED);
        assertThat(pairs.all(rouen, mission)).isEqualTo(before);
    }

    @Test
    void who_is_asked_sees_what_was_chosen_and_is_told_until_it_answers() {
        int offered = told(AGENT_ML, "joining.notice.offered");
        int declined = told(AGENT_ROUEN, "joining.notice.declined");
        houses.propose(AGENT_ROUEN, rouen, introduction);

        UUID offer = houses.waiting(AGENT_ML, mission);
        OfferedRecord seen = As.member(AGENT_ML, () -> answers.compare(offer));
        assertThat(seen.theirs().keySet()).isEqualTo(TwoHouses.SHOWN);
        assertThat(seen.theirs()).containsEntry(DisclosedField.NAME, "Inès Delaunay");
        assertThat(seen.ours()).containsEntry(DisclosedField.NAME, "Ines Delaunay");
        assertThat(As.member(AGENT_ROUEN, () -> answers.waiting()))
                .noneMatch(each -> each.youth().equals(rouen));
        assertThat(told(AGENT_ML, "joining.notice.offered")).isEqualTo(offered + 1);
        assertThat(state(AGENT_ROUEN, rouen)).isEqualTo(Introduced.State.WAITING);

        As.member(AGENT_ML, () -> answers.decline(mission, offer, false));

        assertThat(state(AGENT_ROUEN, rouen)).isEqualTo(Introduced.State.DECLINED);
        assertThat(told(AGENT_ROUEN, "joining.notice.declined")).isEqualTo(declined + 1);
        assertThat(As.member(AGENT_ML, () -> answers.waiting()))
                .noneMatch(each -> each.youth().equals(mission));
        refused("rule.joining.offer.declined", () -> houses.propose(AGENT_ROUEN, rouen, introduction));
    }

    @Test
    void two_people_are_never_proposed_again_by_neither() {
        houses.propose(AGENT_ROUEN, rouen, introduction);
        UUID offer = houses.waiting(AGENT_ML, mission);
        As.member(AGENT_ML, () -> answers.decline(mission, offer, true));

        refused("rule.joining.offer.different", () -> houses.propose(AGENT_ML, mission, introduction));
        ((ShiftableClock) clock)
                .runAt(
                        clock.instant().plus(Duration.ofDays(100)),
                        () -> refused(
                                "rule.joining.offer.different",
                                () -> houses.propose(AGENT_ROUEN, rouen, introduction)));
    }

    @Test
    void it_takes_the_agreement_of_the_person_with_each_and_lapses_with_it() {
        YouthId other = pairs.person(pairs.informed("Sans accord", "Léa"));
        YouthId theirs = As.member(AGENT_ML, () -> youth.record(pairs.informed("Sans accord non plus", "Léa")));
        UUID met = houses.introduced(AGENT_ROUEN, other, AGENT_ML, theirs);
        refused("rule.joining.offer.no-agreement", () -> houses.propose(AGENT_ROUEN, other, met));
        UUID agreed = houses.agreed(AGENT_ROUEN, other);
        houses.propose(AGENT_ROUEN, other, met);
        refused("rule.joining.offer.no-agreement", () -> houses.accept(AGENT_ML, theirs));
        houses.agreed(AGENT_ML, theirs);
        UUID offer = houses.waiting(AGENT_ML, theirs);

        As.member(AGENT_ROUEN, () -> agreements.withdraw(other, agreed, LocalDate.now(clock)));

        assertThatThrownBy(() -> As.member(AGENT_ML, () -> answers.compare(offer)))
                .isInstanceOf(NotFound.class);
        refused("rule.joining.offer.over", () -> As.member(AGENT_ML, () -> answers.accept(theirs, offer, 0, 0)));
        assertThat(relation(AGENT_ML, other)).isEqualTo(Relation.NONE);
    }

    @Test
    void it_lapses_can_be_taken_back_and_is_answered_once() {
        houses.propose(AGENT_ROUEN, rouen, introduction);
        UUID first = houses.waiting(AGENT_ML, mission);
        ((ShiftableClock) clock).runAt(clock.instant().plus(Duration.ofDays(22)), () -> {
            refused("rule.joining.offer.over", () -> accept(first));
            assertThat(state(AGENT_ROUEN, rouen)).isEqualTo(Introduced.State.LAPSED);
        });
        As.member(COLLEAGUE_ROUEN, () -> offers.withdraw(rouen, first));
        refused("rule.joining.offer.over", () -> accept(first));
        assertThatThrownBy(() -> As.member(AGENT_ROUEN, () -> offers.withdraw(rouen, first)))
                .isInstanceOf(StaleVersion.class);
        houses.propose(COLLEAGUE_ROUEN, rouen, introduction);
        UUID again = houses.waiting(AGENT_ML, mission);

        YouthId one = houses.accept(AGENT_ML, mission);

        refused("rule.joining.offer.over", () -> accept(again));
        assertThatThrownBy(() -> As.member(AGENT_ML, () -> answers.decline(mission, again, false)))
                .isInstanceOf(NotFound.class);
        undo(AGENT_ML, one);
        assertThat(state(AGENT_ROUEN, rouen)).isEqualTo(Introduced.State.PARTED);
    }

    @Test
    void of_two_who_propose_or_accept_at_once_one_does() throws Exception {
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> proposed = both.invokeAll(List.of(
                    () -> goes(() -> houses.propose(AGENT_ROUEN, rouen, introduction)),
                    () -> goes(() -> houses.propose(AGENT_ML, mission, introduction))));
            boolean byRouen = proposed.get(0).get();
            assertThat(byRouen).isNotEqualTo(proposed.get(1).get());
            Identity asked = byRouen ? AGENT_ML : AGENT_ROUEN;
            YouthId own = byRouen ? mission : rouen;
            UUID offer = houses.waiting(asked, own);
            OfferedRecord seen = As.member(asked, () -> answers.compare(offer));
            Runnable accepting =
                    () -> As.member(asked, () -> answers.accept(own, offer, seen.version(), seen.theirVersion()));

            List<Future<Boolean>> accepted = both.invokeAll(List.of(() -> goes(accepting), () -> goes(accepting)));

            assertThat(accepted.get(0).get()).isNotEqualTo(accepted.get(1).get());
        }
        assertThat(relation(AGENT_ROUEN, rouen) == Relation.NONE)
                .isNotEqualTo(relation(AGENT_ROUEN, mission) == Relation.NONE);
    }

    @Test
    void what_was_edited_joined_or_left_meanwhile_is_compared_anew() {
        houses.propose(AGENT_ROUEN, rouen, introduction);
        UUID offer = houses.waiting(AGENT_ML, mission);
        OfferedRecord seen = As.member(AGENT_ML, () -> answers.compare(offer));
        As.member(AGENT_ROUEN, () -> {
            var record = youth.get(rouen);
            youth.change(
                    rouen,
                    record.version(),
                    record.details().edit().firstName("Agnès").build(),
                    LocalDate.now(clock));
        });
        assertThatThrownBy(() ->
                        As.member(AGENT_ML, () -> answers.accept(mission, offer, seen.version(), seen.theirVersion())))
                .isInstanceOf(StaleVersion.class);
        assertThat(relation(AGENT_ML, rouen)).isEqualTo(Relation.NONE);
        YouthId twin = pairs.person(pairs.informed("La même à Rouen", "Agnès"));
        UUID joined = pairs.join(twin, rouen);

        OfferedRecord now = As.member(AGENT_ML, () -> answers.compare(offer));
        assertThat(now.theirs()).containsEntry(DisclosedField.NAME, "Agnès Delaunay");
        assertThat(As.member(AGENT_ROUEN, () -> offers.introduced(twin)))
                .extracting(Introduced::introduction)
                .containsExactly(introduction);
        pairs.undo(twin, joined);
        assertThat(As.member(AGENT_ROUEN, () -> offers.introduced(rouen)))
                .extracting(Introduced::introduction)
                .containsExactly(introduction);
        assertThat(houses.accept(AGENT_ML, mission)).isEqualTo(rouen);
    }

    @Test
    void nobody_is_left_to_have_it_back_once_one_of_the_two_has_left() {
        houses.propose(AGENT_ROUEN, rouen, introduction);
        YouthId one = houses.accept(AGENT_ML, mission);
        As.member(AGENT_ROUEN, () -> circle.leave(one));

        refused("rule.joining.other-left", () -> undo(AGENT_ML, one));
    }

    @Test
    void a_third_that_follows_cannot_undo_and_two_under_way_are_named_to_nobody() {
        Story story = new Story(youth, referrals, queries, clock);
        story.sent(rouen, Fixture.RESTO);
        As.member(AGENT_ML, () -> referrals.send(story.request(mission, Fixture.RESTO)));
        houses.propose(AGENT_ROUEN, rouen, introduction);
        assertThatThrownBy(() -> houses.accept(AGENT_ML, mission)).isInstanceOfSatisfying(RuleViolation.class, rule -> {
            assertThat(rule.key()).isEqualTo("rule.joining.offer.both-open");
            assertThat(rule.arguments()).isEmpty();
        });
        assertThat(relation(AGENT_ML, rouen)).isEqualTo(Relation.NONE);
        assertThat(relation(AGENT_RESTO, rouen)).isEqualTo(Relation.NONE);
    }

    private void accept(UUID offer) {
        As.member(AGENT_ML, () -> answers.accept(mission, offer, 0, 0));
    }

    private void undo(Identity who, YouthId one) {
        As.member(who, () -> joining.undo(one, joining.of(one).getFirst().id()));
    }

    private static boolean goes(Runnable attempt) {
        try {
            attempt.run();
            return true;
        } catch (RuleViolation | StaleVersion | NotFound slower) {
            return false;
        }
    }

    private static void refused(String rule, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.key()).isEqualTo(rule));
    }

    private void identified(Identity who, YouthId id) {
        As.member(who, () -> {
            var record = youth.get(id);
            youth.change(
                    id,
                    record.version(),
                    record.details()
                            .edit()
                            .ageBand(Choices.AgeBand.FROM_18_TO_21)
                            .situation(Choices.Situation.NON_PROFESSIONAL)
                            .accompanied(false)
                            .build(),
                    LocalDate.now(clock));
            journeys.move(MoveJourney.to(Stage.IDENTIFIED, id, 1, LocalDate.now(clock)));
        });
    }

    /** Of both organisations together: whoever identified first counts the person. */
    private double counted() {
        return List.of(AGENT_ROUEN, AGENT_ML).stream()
                .mapToDouble(each -> As.member(
                        each,
                        () -> figures.own(Selection.ALL)
                                .total()
                                .line(Indicator.IDENTIFIED)
                                .orElseThrow()
                                .numerator()
                                .number()))
                .sum();
    }

    private Relation relation(Identity who, YouthId id) {
        return As.member(who, () -> access.relation(id));
    }

    private Introduced.State state(Identity who, YouthId id) {
        return As.member(who, () -> offers.introduced(id)).getFirst().offer().state();
    }

    private int told(Identity who, String key) {
        return database.asOwner()
                .queryForObject(
                        "select count(*) from notification where text_key = ? and (member_id = ? or organisation_id = ?)",
                        Integer.class,
                        key,
                        who.member().value(),
                        who.organisation().value());
    }
}
