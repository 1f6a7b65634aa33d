package org.visibles.outing.encounter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;
import static org.visibles.testkit.Fixture.COLLEAGUE_ROUEN;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.EncounterId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Need;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.OutingId;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.outing.Field;
import org.visibles.outing.OutingService;
import org.visibles.outing.RecordOuting;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.Choices.AgeBand;
import org.visibles.youth.Choices.Sex;
import org.visibles.youth.YouthService;

@VisiblesTest
class EncounterServiceTest {

    @Autowired
    private OutingService outings;

    @Autowired
    private EncounterService encounters;

    @Autowired
    private YouthService people;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private Field field;
    private LocalDateTime at;
    private LocalDate day;
    private OutingId outing;

    @BeforeEach
    void rouen_has_gone_out() {
        field = new Field(outings, encounters, people, database, clock);
        at = field.now().minusDays(1);
        day = at.toLocalDate();
        outing = field.done(at);
    }

    @Test
    void all_that_is_told_of_an_encounter_is_read_again() {
        EncounterContent content = new EncounterContent(
                at.plusMinutes(20),
                "Casquette rouge",
                Sex.M,
                AgeBand.FROM_16_TO_17,
                Set.of(Need.TRAINING, Need.MOBILITY),
                EncounterResult.INTERESTED,
                FollowUp.CALL_BACK,
                day.plusDays(3),
                true,
                day,
                "Yanis",
                "06 39 98 12 34");
        EncounterRow row = field.row(field.met(AGENT_ROUEN, outing, content));

        assertThat(row.content()).isEqualTo(content);
        assertThat(row.content().phone()).isEqualTo("+33639981234");
        assertThat(row.author()).isEqualTo(AGENT_ROUEN.member());
        assertThat(row.youth()).isNull();
        assertThat(field.row(outing).met()).isEqualTo(3);
    }

    @Test
    void nothing_but_the_moment_is_compulsory() {
        assertThat(field.row(field.met(outing, at)).content()).isEqualTo(EncounterContent.anonymous(at));
        assertThat(told(null, FollowUp.MEET_AGAIN, null, null, null).followUpOn())
                .isEqualTo(day.plusDays(EncounterContent.FOLLOW_UP_DAYS));
    }

    @Test
    void a_name_or_a_phone_needs_the_information_first() {
        refused("rule.outing.not-informed", told(null, FollowUp.NONE, null, "Yanis", null));
        refused("rule.outing.not-informed", told(null, FollowUp.NONE, null, null, "06 39 98 12 34"));
        refused(
                "rule.outing.informed-future",
                told(null, FollowUp.NONE, field.now().toLocalDate().plusDays(1), "Y", null));
        refused("rule.youth.phone", () -> told(null, FollowUp.NONE, day, null, "12"));
        EncounterId id = field.met(outing, at);
        assertThatThrownBy(() -> database.asOwner()
                        .update(
                                "update encounter set first_name = 'x', version = version + 1 where id = ?",
                                id.value()))
                .hasMessageContaining("encounter_informed_first");
    }

    @Test
    void what_cannot_be_is_refused() {
        refused("rule.outing.future", EncounterContent.anonymous(field.now().plusMinutes(10)));
        refused("rule.outing.before-programme", EncounterContent.anonymous(LocalDateTime.of(1999, 1, 1, 0, 0)));
        refused("rule.outing.too-long", () -> told("x".repeat(10_000), FollowUp.NONE, null, null, null));
        refused("rule.outing.follow-up-day", follow(day.minusDays(1)));
        refused("rule.outing.follow-up-day", follow(day.plusYears(2)));
    }

    @Test
    void the_same_sent_twice_or_at_once_is_one_encounter() throws Exception {
        EncounterId id = EncounterId.next();
        CyclicBarrier together = new CyclicBarrier(2);
        var threads = IntStream.range(0, 2)
                .mapToObj(number -> Thread.ofPlatform()
                        .unstarted(() -> As.member(AGENT_ROUEN, () -> {
                            try {
                                together.await();
                            } catch (Exception broken) {
                                throw new IllegalStateException(broken);
                            }
                            encounters.log(new LogEncounter(id, outing, EncounterContent.anonymous(at), null));
                        })))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        As.member(
                AGENT_ROUEN, () -> encounters.log(new LogEncounter(id, outing, EncounterContent.anonymous(at), null)));
        assertThat(field.row(outing).encounters()).isOne();
        assertThat(field.counted("ENCOUNTER", outing)).isOne();
    }

    @Test
    void taken_back_it_counts_no_more_until_restored() {
        EncounterId id = field.met(outing, at);
        As.member(COLLEAGUE_ROUEN, () -> encounters.withdraw(id, 0));
        As.member(COLLEAGUE_ROUEN, () -> encounters.withdraw(id, 0));
        assertThat(field.counted("ENCOUNTER", outing)).isZero();
        assertThat(field.row(outing).encounters()).isZero();
        refused(
                "rule.outing.withdrawn",
                () -> encounters.correct(id, 1, EncounterContent.anonymous(at.plusMinutes(1))));
        As.member(AGENT_ROUEN, () -> encounters.restore(id, 1));
        assertThat(field.counted("ENCOUNTER", outing)).isOne();
    }

    @Test
    void corrected_it_is_counted_as_it_is_now_and_a_stale_version_is_refused() {
        EncounterId id = field.met(outing, at);
        EncounterContent content = told("Bleu", FollowUp.NONE, null, null, null);
        As.member(AGENT_ROUEN, () -> encounters.correct(id, 0, content));
        As.member(AGENT_ROUEN, () -> encounters.correct(id, 0, content)); // a double click
        assertThatThrownBy(() -> As.member(
                        AGENT_ROUEN, () -> encounters.correct(id, 0, EncounterContent.anonymous(at.plusMinutes(9)))))
                .isInstanceOf(StaleVersion.class);
        assertThat(field.counted("ENCOUNTER", outing)).isOne();
        assertThat(database.rowsAsOwner("select version from encounter_version where encounter_id = ?", id.value()))
                .hasSize(2);
    }

    @Test
    void encounters_follow_the_place_and_method_of_their_outing() {
        field.met(outing, at);
        As.member(
                AGENT_ROUEN,
                () -> outings.record(
                        new RecordOuting(outing, 0L, field.content(at).by("MARKET", null), null)));
        assertThat(field.counted("ENCOUNTER", outing)).isOne();
        assertThat(database.rowsAsOwner("""
                        select f.codes ->> 'way' as way from fact f where f.kind = 'ENCOUNTER' and f.codes ->> 'outing' = ?
                        and not exists (select from fact c where c.cancels = f.id)""", outing.toString()).getFirst()).containsEntry("way", "MARKET");
    }

    @Test
    void who_goes_along_logs_its_own_and_neither_reads_the_other_s() {
        OutingId shared = field.shared(at, Fixture.ELBEUF);
        EncounterId ours = field.met(shared, at);
        EncounterId theirs = field.met(AGENT_ELBEUF, shared, EncounterContent.anonymous(at));

        assertThat(As.member(AGENT_ELBEUF, () -> encounters.of(shared)))
                .extracting(EncounterRow::id)
                .containsExactly(theirs);
        assertThat(As.member(AGENT_ROUEN, () -> encounters.of(shared)))
                .extracting(EncounterRow::id)
                .containsExactly(ours);
        notFound(AGENT_ELBEUF, () -> encounters.get(ours));
        notFound(AGENT_ELBEUF, () -> encounters.withdraw(ours, 0));
        notFound(AGENT_ELBEUF, () -> encounters.correct(ours, 0, EncounterContent.anonymous(at)));
        notFound(AGENT_ELBEUF, () -> encounters.followedUp(ours, true));
        notFound(
                AGENT_ELBEUF,
                () -> encounters.log(new LogEncounter(ours, shared, EncounterContent.anonymous(at), null)));
        notFound(
                AGENT_ELBEUF,
                () -> encounters.log(
                        new LogEncounter(EncounterId.next(), outing, EncounterContent.anonymous(at), null)));
        assertThat(field.counted("ENCOUNTER", shared)).isEqualTo(2);
    }

    @Test
    void who_logged_somebody_stays_along_and_corrects_it_and_who_did_not_may_leave() {
        OutingId shared = field.shared(at, Fixture.ELBEUF, Fixture.RESTO);
        EncounterId theirs = field.met(AGENT_ELBEUF, shared, EncounterContent.anonymous(at));

        refused("rule.outing.companion-logged", () -> record(shared, 0, Set.of(Fixture.RESTO)));
        record(shared, 0, Set.of(Fixture.ELBEUF));
        assertThat(field.row(shared).content().companions()).containsExactly(Fixture.ELBEUF);
        As.member(AGENT_ELBEUF, () -> {
            encounters.correct(theirs, 0, EncounterContent.anonymous(at.minusMinutes(1)));
            encounters.withdraw(theirs, 1);
            encounters.restore(theirs, 2);
        });
    }

    private void record(OutingId id, long version, Set<OrganisationId> companions) {
        As.member(
                AGENT_ROUEN,
                () -> outings.record(
                        new RecordOuting(id, version, field.content(at).with(Set.of(), companions), null)));
    }

    @Test
    void what_was_agreed_is_done() {
        EncounterId id = field.met(AGENT_ROUEN, outing, follow(day.plusDays(1)));
        As.member(AGENT_ROUEN, () -> encounters.followedUp(id, true));
        assertThat(field.row(id).followedUpOn()).isEqualTo(LocalDate.now(clock));
        As.member(AGENT_ROUEN, () -> encounters.followedUp(id, false));
        assertThat(field.row(id).followedUpOn()).isNull();
    }

    private EncounterContent follow(LocalDate on) {
        return new EncounterContent(
                at, null, null, null, Set.of(), null, FollowUp.MEET_AGAIN, on, false, null, null, null);
    }

    private EncounterContent told(
            String pseudonym, FollowUp followUp, LocalDate informedOn, String firstName, String phone) {
        return new EncounterContent(
                at, pseudonym, null, null, Set.of(), null, followUp, null, false, informedOn, firstName, phone);
    }

    private void refused(String key, EncounterContent content) {
        refused(key, () -> encounters.log(new LogEncounter(EncounterId.next(), outing, content, null)));
    }

    private static void refused(String key, ThrowingCallable work) {
        As.member(AGENT_ROUEN, () -> {
            assertThatThrownBy(work).isInstanceOf(RuleViolation.class).hasMessage(key);
        });
    }

    private static void notFound(Identity who, ThrowingCallable work) {
        As.member(who, () -> {
            assertThatThrownBy(work).isInstanceOf(NotFound.class);
        });
    }
}
