package org.visibles.acquaintance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ML;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;
import static org.visibles.testkit.Fixture.COLLEAGUE_ROUEN;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.Identity;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.YouthId;
import org.visibles.matching.Feature;
import org.visibles.messaging.RecurringJob;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.Agreements;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** From a question to an introduction, or to nothing. */
@VisiblesTest
class AcquaintanceTest {

    @Autowired
    private Acquaintances acquaintances;

    @Autowired
    private Proposals proposals;

    @Autowired
    private Uses uses;

    @Autowired
    private YouthService people;

    @Autowired
    private Agreements agreements;

    @Autowired
    private List<RecurringJob> jobs;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private Met met;

    @BeforeEach
    void arrange() {
        met = new Met(people, agreements, jobs, database, clock);
        rules(1_000, 1_000);
    }

    @Test
    void who_follows_the_person_is_asked_at_the_tick_and_both_see_each_other_once_it_accepts() {
        YouthId theirs = met.recorded(AGENT_ELBEUF, met.person(1));
        YouthId asked = agreedPerson(1);
        ask(AGENT_ROUEN, asked);
        assertThat(waiting(AGENT_ELBEUF)).noneMatch(each -> each.youth().equals(theirs));

        met.tick();

        Proposal proposal = about(theirs);
        assertThat(proposal.asking()).isEqualTo(Fixture.ROUEN);
        assertThat(proposal.agreed()).contains(new Agreed(Feature.PHONE, true), new Agreed(Feature.LAST_NAME, true));
        assertThat(told(AGENT_ELBEUF, "acquaintance.notice.asked")).isPositive();
        assertThat(standing(asked).introductions()).isEmpty();

        As.member(AGENT_ELBEUF, () -> proposals.accept(theirs, proposal.id()));

        Introduction here = standing(asked).introductions().getFirst();
        assertThat(here.other()).isEqualTo(Fixture.ELBEUF);
        assertThat(here.member()).isEqualTo(AGENT_ELBEUF.name());
        assertThat(here.askedHere()).isTrue();
        Introduction there =
                As.member(AGENT_ELBEUF, () -> acquaintances.introductions()).getFirst();
        assertThat(there.youth()).isEqualTo(theirs);
        assertThat(there.other()).isEqualTo(Fixture.ROUEN);
        assertThat(there.member()).isEqualTo(AGENT_ROUEN.name());
        assertThat(told(AGENT_ROUEN, "acquaintance.notice.introduced")).isEqualTo(1);
        assertThat(waiting(AGENT_ELBEUF)).noneMatch(each -> each.youth().equals(theirs));
        assertThatExceptionOfType(NotFound.class)
                .as("decided once")
                .isThrownBy(() -> As.member(AGENT_ELBEUF, () -> proposals.decline(theirs, proposal.id())));
    }

    @Test
    void declined_lapsed_and_unknown_look_the_same_for_ever() {
        YouthId declining = met.recorded(AGENT_ELBEUF, met.person(2));
        met.recorded(AGENT_ELBEUF, met.person(3));
        List<YouthId> asked = List.of(agreedPerson(2), agreedPerson(3), agreedPerson(4));
        asked.forEach(youth -> ask(AGENT_ROUEN, youth));
        met.tick();
        Proposal proposal = about(declining);
        As.member(AGENT_ELBEUF, () -> proposals.decline(declining, proposal.id()));
        assertThat(asked).allMatch(youth -> looksOpen(standing(youth)));

        asked.forEach(youth -> met.days(youth, 22));

        assertThat(asked).allSatisfy(youth -> {
            Standing standing = standing(youth);
            assertThat(Objects.requireNonNull(standing.asked()).ended()).isTrue();
            assertThat(standing.introductions()).isEmpty();
        });
        assertThat(waiting(AGENT_ELBEUF)).noneMatch(each -> each.youth().equals(declining));
        asked.forEach(youth -> ask(AGENT_ROUEN, youth));
        met.tick();
        assertThat(waiting(AGENT_ELBEUF))
                .as("who declined is not asked again")
                .noneMatch(each -> each.youth().equals(declining));
    }

    @Test
    void information_alone_is_not_enough_and_a_pseudonym_is_nothing_to_compare() {
        YouthId informed = met.recorded(AGENT_ROUEN, met.person(5));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> ask(AGENT_ROUEN, informed))
                .withMessage("rule.acquaintance.no-agreement");
        YouthId pseudonym = met.recorded(AGENT_ROUEN, YouthDetails.named("Rien d'autre"));
        met.agreed(AGENT_ROUEN, pseudonym);
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> ask(AGENT_ROUEN, pseudonym))
                .withMessage("rule.acquaintance.too-little");
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> ask(AGENT_ELBEUF, informed));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> ask(AGENT_ROUEN, YouthId.next()));
    }

    @Test
    void an_agreement_taken_back_stops_it_before_and_after_the_tick() {
        met.recorded(AGENT_ELBEUF, met.person(6));
        YouthId theirs = met.recorded(AGENT_ELBEUF, met.person(7));
        YouthId before = met.recorded(AGENT_ROUEN, met.person(6));
        YouthId after = met.recorded(AGENT_ROUEN, met.person(7));
        UUID first = met.agreed(AGENT_ROUEN, before);
        UUID second = met.agreed(AGENT_ROUEN, after);
        ask(AGENT_ROUEN, before);
        ask(AGENT_ROUEN, after);
        As.member(AGENT_ROUEN, () -> agreements.withdraw(before, first, LocalDate.now(clock)));
        met.tick();
        Proposal proposal = about(theirs);
        As.member(AGENT_ROUEN, () -> agreements.withdraw(after, second, LocalDate.now(clock)));

        assertThat(waiting(AGENT_ELBEUF)).doesNotContain(proposal);
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> As.member(AGENT_ELBEUF, () -> proposals.accept(theirs, proposal.id())));
        assertThat(Objects.requireNonNull(standing(after).asked()).stopped()).isTrue();
        assertThat(compared(before)).isZero();
    }

    @Test
    void asking_twice_at_once_or_again_is_one_request() {
        YouthId youth = agreedPerson(8);
        List<CompletableFuture<Void>> clicks = List.of(
                CompletableFuture.runAsync(() -> ask(AGENT_ROUEN, youth)),
                CompletableFuture.runAsync(() -> ask(AGENT_ROUEN, youth)));
        clicks.forEach(CompletableFuture::join);
        ask(COLLEAGUE_ROUEN, youth);

        assertThat(requests(youth)).isEqualTo(1);
    }

    @Test
    void the_quotas_of_a_member_and_of_an_organisation_hold_whatever_is_known() {
        database.asOwner().update("delete from acquaintance_request");
        met.recorded(AGENT_ELBEUF, met.person(9));
        rules(2, 3);
        ask(AGENT_ROUEN, agreedPerson(9));
        ask(AGENT_ROUEN, agreedPerson(10));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> ask(AGENT_ROUEN, agreedPerson(11)))
                .withMessage("rule.acquaintance.member-quota");
        ask(COLLEAGUE_ROUEN, agreedPerson(12));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> ask(COLLEAGUE_ROUEN, agreedPerson(13)))
                .withMessage("rule.acquaintance.organisation-quota");
    }

    @Test
    void a_hundred_checks_with_one_letter_changed_again_and_again_are_one_question_and_the_officer_sees_it() {
        YouthId theirs = met.recorded(AGENT_ELBEUF, met.person(20));
        YouthId asked = agreedPerson(20);
        String name = Objects.requireNonNull(met.person(20).build().lastName());
        for (int time = 0; time < 100; time++) {
            if (time % 8 == 0) { // thirteen times, as each takes the program a while
                char letter = (char) ('a' + time / 8);
                spell(asked, name.substring(0, 3) + letter + name.substring(4));
            }
            ask(AGENT_ROUEN, asked);
        }
        met.tick();

        assertThat(requests(asked)).isEqualTo(1);
        assertThat(waiting(AGENT_ELBEUF).stream().filter(each -> each.youth().equals(theirs)))
                .as("whoever follows the person is asked once")
                .hasSize(1);
        assertThat(As.member(Fixture.DPO, () -> uses.all()).getFirst().signs()).contains(Use.Sign.EDITED);
    }

    @Test
    void a_new_record_for_each_letter_ends_at_the_quota_and_the_officer_sees_that_they_resemble_each_other() {
        database.asOwner().update("delete from acquaintance_request");
        database.asOwner().update("delete from acquaintance_rules");
        for (int time = 0; time < 10; time++) {
            ask(AGENT_ROUEN, spelt(21, "Kerouac" + (char) ('a' + time)));
        }
        YouthId eleventh = spelt(21, "Kerouacs");
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> ask(AGENT_ROUEN, eleventh))
                .withMessage("rule.acquaintance.member-quota");

        Use seen = As.member(Fixture.DPO, () -> uses.all()).getFirst();
        assertThat(seen.member()).isEqualTo(AGENT_ROUEN.member().value());
        assertThat(seen.alike()).isEqualTo(10);
        assertThat(seen.signs()).containsExactly(Use.Sign.ALIKE);
        List<AskedLine> lines = As.member(Fixture.DPO, () -> uses.requests(seen));
        assertThat(lines).hasSize(10).allMatch(line -> line.comparedAt() == null && !line.ended());
    }

    @Test
    void a_name_in_another_script_is_found_by_its_latin_letters_and_a_pseudonym_by_nothing() {
        YouthId theirs = met.recorded(
                AGENT_ELBEUF,
                met.person(22).firstName("Дмитрий").lastName("Ковалёв").pseudonym("Le Grand"));
        YouthId asked = met.recorded(
                AGENT_ROUEN,
                met.person(22).firstName("Dmitri").lastName("Kovalev").pseudonym("Le Grand"));
        met.agreed(AGENT_ROUEN, asked);
        ask(AGENT_ROUEN, asked);
        met.recorded(AGENT_ELBEUF, YouthDetails.named("Le Grand"));
        met.tick();

        assertThat(about(theirs).agreed()).contains(new Agreed(Feature.PHONE, true));
        assertThat(asks(asked)).isEqualTo(1);
    }

    @Test
    void whom_both_follow_in_one_record_or_outside_of_the_programme_is_not_asked_about() {
        YouthId shared = agreedPerson(14);
        database.asOwner()
                .update(
                        "insert into circle (organisation_id, youth_id, relation, since) values (?, ?, 'FULL', now())",
                        Fixture.ELBEUF.value(),
                        shared.value());
        met.recorded(AGENT_ELBEUF, met.person(14));
        YouthId outside = agreedPerson(15);
        met.recorded(AGENT_ML, met.person(15));
        database.asOwner()
                .update("delete from programme_participant where organisation_id = ?", Fixture.ML_ROUEN.value());
        try {
            ask(AGENT_ROUEN, shared);
            ask(AGENT_ROUEN, outside);
            met.tick();
        } finally {
            database.asOwner()
                    .update(
                            "insert into programme_participant (programme_id, organisation_id) values (?, ?)",
                            Fixture.PROGRAMME.value(),
                            Fixture.ML_ROUEN.value());
        }

        assertThat(compared(shared) + compared(outside)).isEqualTo(2);
        assertThat(asks(shared) + asks(outside)).isZero();
    }

    private static boolean looksOpen(Standing standing) {
        Standing.Asked asked = Objects.requireNonNull(standing.asked());
        return !asked.stopped() && !asked.ended() && standing.introductions().isEmpty();
    }

    private YouthId agreedPerson(int number) {
        YouthId youth = met.recorded(AGENT_ROUEN, met.person(number));
        met.agreed(AGENT_ROUEN, youth);
        return youth;
    }

    private YouthId spelt(int number, String lastName) {
        YouthId youth = met.recorded(AGENT_ROUEN, met.person(number).lastName(lastName));
        met.agreed(AGENT_ROUEN, youth);
        return youth;
    }

    private void spell(YouthId youth, String lastName) {
        As.member(AGENT_ROUEN, () -> {
            var record = people.get(youth);
            people.change(
                    youth,
                    record.version(),
                    record.details().edit().lastName(lastName).build(),
                    LocalDate.now(clock));
        });
    }

    private void ask(Identity who, YouthId youth) {
        As.member(who, () -> acquaintances.ask(youth));
    }

    private Standing standing(YouthId youth) {
        return As.member(AGENT_ROUEN, () -> acquaintances.of(youth));
    }

    private List<Proposal> waiting(Identity who) {
        return As.member(who, () -> proposals.waiting());
    }

    private Proposal about(YouthId theirs) {
        return waiting(AGENT_ELBEUF).stream()
                .filter(each -> each.youth().equals(theirs))
                .findFirst()
                .orElseThrow();
    }

    private void rules(int memberWeek, int organisationMonth) {
        database.asOwner()
                .update(
                        "insert into acquaintance_rules (programme_id, member_week, organisation_month) values (?, ?, ?)"
                                + " on conflict (programme_id) do update set member_week = excluded.member_week,"
                                + " organisation_month = excluded.organisation_month",
                        Fixture.PROGRAMME.value(),
                        memberWeek,
                        organisationMonth);
    }

    private int requests(YouthId youth) {
        return number("select count(*) from acquaintance_request where youth_id = ?", youth.value());
    }

    private int compared(YouthId youth) {
        return number(
                "select count(*) from acquaintance_check k join acquaintance_request r on r.id = k.request_id"
                        + " where r.youth_id = ? and k.concluded_at is not null",
                youth.value());
    }

    private int asks(YouthId youth) {
        return number(
                "select count(p.organisation_id) from acquaintance_proposal p join acquaintance_request r"
                        + " on r.id = p.request_id where r.youth_id = ?",
                youth.value());
    }

    private int told(Identity who, String key) {
        return number(
                "select count(*) from notification where member_id = ? and text_key = ?",
                who.member().value(),
                key);
    }

    private int number(String sql, Object... arguments) {
        return Objects.requireNonNull(database.asOwner().queryForObject(sql, Integer.class, arguments));
    }
}
