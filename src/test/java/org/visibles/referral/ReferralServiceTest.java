package org.visibles.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.visibles.referral.ReferralStatus.*;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ML;
import static org.visibles.testkit.Fixture.AGENT_RESTO;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;
import static org.visibles.testkit.Fixture.COLLEAGUE_ROUEN;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.kernel.Identity;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.kernel.Todo;
import org.visibles.kernel.YouthId;
import org.visibles.messaging.NotificationInbox;
import org.visibles.messaging.NotificationRow;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.DisclosedField;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

@VisiblesTest
class ReferralServiceTest {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    @Autowired
    private YouthService youth;

    @Autowired
    private ReferralService service;

    @Autowired
    private ReferralQueries queries;

    @Autowired
    private SendPreparations preparations;

    @Autowired
    private ReferralExpiry expiry;

    @Autowired
    private ReferralTodos todos;

    @Autowired
    private NotificationInbox inbox;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private Story story;

    @BeforeEach
    void begin() {
        story = new Story(youth, service, queries, clock);
    }

    @Test
    void a_referral_goes_its_whole_way_and_the_referrer_is_told_each_time() {
        YouthId person = story.at(START, () -> story.person("Chemin entier"));
        ReferralId id = story.at(START, () -> story.sent(person));
        assertThat(latest(AGENT_ML, id).textKey()).isEqualTo("referral.notice.SENT");

        Instant appointment = START.plus(Duration.ofDays(3));
        Instant after = appointment.plus(Duration.ofHours(1));
        LocalDate day = LocalDate.of(2026, 3, 6);
        answer(START.plusSeconds(60), id, ACCEPTED, version -> service.accept(id, version));
        answer(
                START.plusSeconds(120),
                id,
                SCHEDULED,
                version -> service.schedule(id, version, new Appointment(appointment, "12 rue du Port")));
        answer(after, id, MISSED, version -> service.missed(id, version));
        Instant second = after.plus(Duration.ofHours(5));
        answer(after, id, SCHEDULED, version -> service.schedule(id, version, new Appointment(second, null)));
        Instant later = second.plus(Duration.ofDays(2));
        answer(later, id, ATTENDED, version -> service.attended(id, version));
        answer(later, id, STARTED, version -> service.start(id, version, day));
        answer(later, id, COMPLETED, version -> service.complete(id, version, day));

        assertThat(story.detail(AGENT_ROUEN, id).history())
                .extracting(ReferralStep::status)
                .containsExactly(SENT, ACCEPTED, SCHEDULED, MISSED, SCHEDULED, ATTENDED, STARTED, COMPLETED);
        assertThat(facts(id))
                .containsExactly(
                        "SENT", "ACCEPTED", "SCHEDULED", "MISSED", "SCHEDULED", "ATTENDED", "STARTED", "COMPLETED");
        refuses(
                () -> story.at(later, () -> As.member(AGENT_ML, () -> service.start(id, story.version(id), day))),
                "rule.referral.transition");
    }

    @Test
    void a_care_that_has_begun_can_be_broken_off() {
        YouthId person = story.at(START, () -> story.person("Rompu"));
        ReferralId id = story.at(START, () -> story.accepted(person));
        Instant then = START.plus(Duration.ofHours(1));
        answer(START, id, SCHEDULED, version -> service.schedule(id, version, new Appointment(then, null)));
        answer(then, id, MISSED, version -> service.missed(id, version));
        answer(then, id, STARTED, version -> service.start(id, version, LocalDate.of(2026, 3, 2)));
        answer(then, id, DROPPED, version -> service.drop(id, version, LocalDate.of(2026, 3, 2)));
    }

    @Test
    void the_competent_mission_locale_is_proposed_and_little_is_shared() {
        YouthId person = story.person("Proposé");
        SendPreparation preparation = As.member(AGENT_ROUEN, () -> preparations.of(person));

        assertThat(preparation.proposed()).isNotNull();
        assertThat(preparation.proposed().id()).isEqualTo(Fixture.ML_ROUEN);
        assertThat(preparation.recipients())
                .extracting(row -> row.id())
                .contains(Fixture.ELBEUF, Fixture.RESTO)
                .doesNotContain(Fixture.ROUEN, Fixture.METROPOLE);
        assertThat(SendReferral.MINIMAL)
                .doesNotContain(DisclosedField.NAME, DisclosedField.PHONE, DisclosedField.BIRTH);
    }

    @Test
    void nothing_is_sent_without_agreement_or_information() {
        YouthId person = story.person("Sans accord");
        SendReferral request = story.request(person, Fixture.ML_ROUEN);
        refuses(() -> send(without(request)), "rule.referral.no-agreement");

        YouthId silent = As.member(
                AGENT_ROUEN,
                () -> youth.record(YouthDetails.named("Pas informé").build()));
        refuses(() -> send(story.request(silent, Fixture.ML_ROUEN)), "rule.referral.not-informed");
        assertThat(database.rowsAsOwner(
                        "select 1 from referral where youth_id in (?, ?)", person.value(), silent.value()))
                .isEmpty();
    }

    @Test
    void a_draft_is_seen_by_its_maker_alone_and_sent_with_the_agreement() {
        YouthId person = story.person("Brouillon");
        ReferralId draft =
                As.member(AGENT_ROUEN, () -> service.keepDraft(without(story.request(person, Fixture.ML_ROUEN))));
        hidden(AGENT_ML, draft);
        As.member(AGENT_ROUEN, () -> service.sendDraft(draft, LocalDate.now(clock)));
        assertThat(story.detail(AGENT_ML, draft).row().status()).isEqualTo(SENT);

        ReferralId other = As.member(AGENT_ROUEN, () -> service.keepDraft(story.request(person, Fixture.RESTO)));
        As.member(AGENT_ROUEN, () -> service.discardDraft(other));
        hidden(AGENT_ROUEN, other);
        refuses(() -> As.member(AGENT_ROUEN, () -> service.discardDraft(draft)), "rule.referral.transition");
    }

    @Test
    void only_who_takes_part_can_be_asked() {
        YouthId person = story.person("Où donc");
        for (OrganisationId nowhere : List.of(Fixture.ROUEN, Fixture.METROPOLE, OrganisationId.next())) {
            refuses(() -> send(story.request(person, nowhere)), "rule.referral.recipient");
        }
    }

    @Test
    void a_second_one_to_the_same_partner_is_refused_while_the_first_goes_on() {
        YouthId person = story.person("Deux fois");
        ReferralId first = story.sent(person);
        refuses(() -> story.sent(person), "rule.referral.already-active");
        As.member(AGENT_ROUEN, () -> service.withdraw(first));
        assertThat(story.status(first)).isEqualTo(WITHDRAWN);
        assertThat(latest(AGENT_ML, first).textKey()).isEqualTo("referral.notice.WITHDRAWN");
        story.sent(person);
    }

    @Test
    void the_first_opening_by_the_recipient_is_remembered() {
        YouthId person = story.person("Ouvert");
        ReferralId id = story.sent(person);
        As.member(AGENT_ELBEUF, () -> service.see(id));
        As.member(AGENT_ROUEN, () -> service.see(id));
        assertThat(story.detail(AGENT_ROUEN, id).row().seenAt()).isNull();
        As.member(AGENT_ML, () -> service.see(id));
        Instant seen = story.detail(AGENT_ROUEN, id).row().seenAt();
        assertThat(seen).isNotNull();
        As.member(AGENT_ML, () -> service.see(id));
        assertThat(story.detail(AGENT_ROUEN, id).row().seenAt()).isEqualTo(seen);
    }

    @Test
    void the_recipient_reads_what_was_shared_and_no_more() {
        YouthId person = story.person("Peu de choses");
        ReferralId id = story.sent(person);
        ReferralDetail read = story.detail(AGENT_ML, id);
        assertThat(read.shared())
                .containsOnlyKeys(DisclosedField.PSEUDONYM, DisclosedField.COMMUNE)
                .containsEntry(DisclosedField.PSEUDONYM, "Peu de choses");
        assertThat(read.reason()).isEqualTo("Cherche une formation");
        assertThatThrownBy(() -> As.member(AGENT_ML, () -> youth.get(person))).isInstanceOf(NotFound.class);

        As.member(AGENT_ML, () -> service.accept(id, read.version()));
        assertThat(As.member(AGENT_ML, () -> queries.shared(person)))
                .containsOnlyKeys(read.shared().keySet());
        assertThatThrownBy(() -> As.member(AGENT_ML, () -> youth.get(person))).isInstanceOf(NotFound.class);
        assertThat(As.member(AGENT_ELBEUF, () -> queries.shared(person))).isEmpty();
    }

    @Test
    void what_ended_without_acceptance_is_no_longer_read() {
        YouthId person = story.person("Décliné");
        ReferralId id = story.sent(person);
        answer(clock.instant(), id, DECLINED, version -> service.decline(id, version, DeclineReason.FULL, "en mai"));

        assertThat(story.detail(AGENT_ML, id).shared()).isEmpty();
        assertThat(story.detail(AGENT_ML, id).reason()).isNull();
        ReferralDetail told = story.detail(AGENT_ROUEN, id);
        assertThat(told.declineReason()).isEqualTo(DeclineReason.FULL);
        assertThat(told.declineNote()).isEqualTo("en mai");
        assertThat(database.rowsAsOwner(
                        "select 1 from fact where codes ->> 'referral' = ? and (codes::text like '%FULL%' or codes::text like '%mai%')",
                        id.toString()))
                .as("the reason leaves in no figure")
                .isEmpty();
    }

    @Test
    void nobody_else_finds_it_and_an_unknown_one_is_refused_alike() {
        YouthId person = story.person("Caché");
        ReferralId id = story.sent(person);
        for (ReferralId each : List.of(id, ReferralId.next())) {
            hidden(AGENT_ELBEUF, each);
            hidden(AGENT_RESTO, each);
            for (Consumer<ReferralId> move : List.<Consumer<ReferralId>>of(
                    that -> service.accept(that, 1),
                    that -> service.decline(that, 1, DeclineReason.OTHER, null),
                    that -> service.schedule(that, 1, new Appointment(clock.instant(), null)),
                    that -> service.attended(that, 1),
                    that -> service.missed(that, 1),
                    that -> service.start(that, 1, LocalDate.now(clock)),
                    that -> service.complete(that, 1, LocalDate.now(clock)),
                    that -> service.drop(that, 1, LocalDate.now(clock)),
                    that -> service.withdraw(that),
                    that -> service.sendDraft(that, LocalDate.now(clock)),
                    that -> service.discardDraft(that))) {
                assertThatThrownBy(() -> As.member(AGENT_ELBEUF, () -> move.accept(each)))
                        .isInstanceOf(NotFound.class);
            }
        }
        assertThatThrownBy(() -> As.member(AGENT_ROUEN, () -> service.accept(id, story.version(id))))
                .as("the sender does not answer itself")
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> As.member(AGENT_ML, () -> service.withdraw(id)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> As.member(AGENT_ELBEUF, () -> service.send(story.request(person, Fixture.ML_ROUEN))))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> As.member(Fixture.COORDINATION, () -> queries.get(id)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> As.member(AGENT_RESTO, () -> service.send(story.request(person, Fixture.ML_ROUEN))))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void of_two_who_answer_at_once_the_second_is_told_and_changes_nothing() {
        YouthId person = story.person("Ensemble");
        ReferralId id = story.sent(person);
        long both = story.version(id);
        As.member(AGENT_ML, () -> service.accept(id, both));
        assertThatThrownBy(() ->
                        As.member(AGENT_ML, () -> service.decline(id, both, DeclineReason.NOT_MOBILE, "trop tard")))
                .isInstanceOf(StaleVersion.class);
        assertThatThrownBy(() -> As.member(AGENT_ML, () -> service.accept(id, both)))
                .as("a double click")
                .isInstanceOf(StaleVersion.class);
        ReferralDetail now = story.detail(AGENT_ROUEN, id);
        assertThat(now.row().status()).isEqualTo(ACCEPTED);
        assertThat(now.declineReason()).isNull();
        assertThat(now.history()).hasSize(2);
        refuses(() -> As.member(AGENT_ROUEN, () -> service.withdraw(id)), "rule.referral.transition");
    }

    @Test
    void of_two_at_the_same_moment_one_goes_through() {
        YouthId person = story.person("Même instant");
        SendReferral request = story.request(person, Fixture.ML_ROUEN);
        assertThat(together(AGENT_ROUEN, () -> service.send(request)))
                .as("a double click that passes the button")
                .hasSize(1)
                .allMatch(refusal -> refusal instanceof RuleViolation);
        ReferralRow sent = As.member(AGENT_ROUEN, () -> queries.of(person)).stream()
                .findFirst()
                .orElseThrow();
        long version = story.version(sent.id());
        assertThat(together(AGENT_ML, () -> service.accept(sent.id(), version)))
                .hasSize(1)
                .allMatch(refusal -> refusal instanceof StaleVersion);
        assertThat(story.detail(AGENT_ROUEN, sent.id()).history()).hasSize(2);
    }

    @Test
    void an_appointment_of_the_wrong_day_and_words_without_end_are_refused() {
        YouthId person = story.at(START, () -> story.person("Mauvais jour"));
        ReferralId id = story.at(START, () -> story.sent(person));
        story.at(START, () -> {
            refusesAnswer(id, "rule.referral.transition", version -> service.schedule(id, version, at(START, 3)));
            refusesAnswer(
                    id,
                    "rule.referral.too-long",
                    version -> service.decline(id, version, DeclineReason.OTHER, "x".repeat(10_000)));
        });
        story.at(START, () -> As.member(AGENT_ML, () -> service.accept(id, story.version(id))));
        story.at(START, () -> {
            refusesAnswer(
                    id,
                    "rule.referral.appointment-before-sending",
                    version -> service.schedule(id, version, at(START, -1)));
            refusesAnswer(
                    id, "rule.referral.appointment-too-far", version -> service.schedule(id, version, at(START, 800)));
            refusesAnswer(
                    id,
                    "rule.referral.too-long",
                    version ->
                            service.schedule(id, version, new Appointment(START.plusSeconds(9), "x".repeat(10_000))));
            As.member(AGENT_ML, () -> service.schedule(id, story.version(id), at(START, 2)));
            refusesAnswer(id, "rule.referral.appointment-to-come", version -> service.attended(id, version));
            refusesAnswer(id, "rule.referral.appointment-to-come", version -> service.missed(id, version));
        });
        refuses(() -> send(worded(person, "x".repeat(10_000))), "rule.referral.too-long");
    }

    @Test
    void a_day_of_effect_lies_between_the_sending_and_today() {
        YouthId person = story.at(START, () -> story.person("Jour d'effet"));
        ReferralId id = story.at(START, () -> story.accepted(person));
        story.at(
                START,
                () -> As.member(AGENT_ML, () -> service.schedule(id, story.version(id), new Appointment(START, null))));
        story.at(START, () -> As.member(AGENT_ML, () -> service.attended(id, story.version(id))));
        story.at(START, () -> {
            refusesAnswer(
                    id, "rule.referral.future-day", version -> service.start(id, version, LocalDate.of(2026, 3, 3)));
            refusesAnswer(
                    id,
                    "rule.referral.before-sending",
                    version -> service.start(id, version, LocalDate.of(2026, 3, 1)));
        });
    }

    @Test
    void words_are_kept_as_typed_but_for_what_cannot_be_seen() {
        YouthId person = story.person("Mots");
        String html = "<img src=x onerror=alert(1)> 👋 مرحبا";
        ReferralId id = As.member(AGENT_ROUEN, () -> service.send(worded(person, "\u200B" + html + "\u202E")));
        assertThat(story.detail(AGENT_RESTO, id).reason()).isEqualTo(html);
    }

    @Test
    void what_nobody_answers_expires_the_day_after_its_last() {
        YouthId person = story.at(START, () -> story.person("Oublié"));
        ReferralId id = story.at(START, () -> story.sent(person));
        story.at(START.plus(Duration.ofDays(30)), expiry::run);
        assertThat(story.status(id)).isEqualTo(SENT);
        story.at(START.plus(Duration.ofDays(31)), expiry::run);
        assertThat(story.status(id)).isEqualTo(EXPIRED);
        assertThat(latest(AGENT_ROUEN, id).textKey()).isEqualTo("referral.notice.EXPIRED");
        assertThat(facts(id)).containsExactly("SENT", "EXPIRED");
        assertThat(story.detail(AGENT_ML, id).shared()).isEmpty();
        story.at(START.plus(Duration.ofDays(32)), expiry::run);
        assertThat(story.detail(AGENT_ROUEN, id).history()).hasSize(2);
        story.sent(person);
    }

    @Test
    void what_waits_stands_in_the_list_of_who_must_act() {
        YouthId person = story.at(START, () -> story.person("À faire"));
        ReferralId id = story.at(START, () -> story.sent(person));
        LocalDate due = LocalDate.of(2026, 3, 12);
        assertThat(due(AGENT_ML, START.plus(Duration.ofDays(5)), id))
                .singleElement()
                .satisfies(todo -> {
                    assertThat(todo.kind()).isEqualTo("todo.referral.answer");
                    assertThat(todo.due()).isEqualTo(due);
                    assertThat(todo.label()).isEqualTo("À faire");
                });
        assertThat(due(AGENT_ROUEN, START.plus(Duration.ofDays(5)), id)).isEmpty();
        Instant late = START.plus(Duration.ofDays(11));
        assertThat(due(AGENT_ROUEN, late, id)).singleElement().satisfies(todo -> {
            assertThat(todo.kind()).isEqualTo("todo.referral.overdue");
            assertThat(todo.mine()).isTrue();
        });
        assertThat(due(COLLEAGUE_ROUEN, late, id))
                .singleElement()
                .satisfies(todo -> assertThat(todo.mine()).isFalse());
        assertThat(due(AGENT_ELBEUF, late, id)).isEmpty();

        story.at(late, () -> As.member(AGENT_ML, () -> service.accept(id, story.version(id))));
        story.at(
                late,
                () -> As.member(
                        AGENT_ML,
                        () -> service.schedule(
                                id, story.version(id), new Appointment(late.plus(Duration.ofDays(1)), null))));
        assertThat(due(AGENT_ML, late, id)).isEmpty();
        assertThat(due(AGENT_ML, late.plus(Duration.ofDays(1)), id))
                .extracting(Todo::kind)
                .containsExactly("todo.referral.appointment");
    }

    @Test
    void a_page_sends_as_many_statements_for_many_as_for_few() {
        YouthId person = story.person("Compté 0");
        ReferralId id = story.sent(person);
        int list = count(() -> queries.list(ReferralQueries.Tab.RECEIVED, ReferralChoice.ALL, 0, 50));
        int detail = count(() -> queries.get(id));
        for (int number = 1; number <= 30; number++) {
            story.sent(story.person("Compté " + number));
        }
        assertThat(count(() -> queries.list(ReferralQueries.Tab.RECEIVED, ReferralChoice.ALL, 0, 50)))
                .isEqualTo(list)
                .isLessThanOrEqualTo(2);
        assertThat(count(() -> queries.get(id))).isEqualTo(detail).isLessThanOrEqualTo(6);
        assertThat(count(() -> queries.counts(ReferralQueries.Tab.RECEIVED))).isEqualTo(1);
        List<ReferralRow> all = As.member(
                AGENT_ML,
                () -> queries.list(ReferralQueries.Tab.RECEIVED, new ReferralChoice(SENT, null, false), 0, 200));
        assertThat(As.member(AGENT_ML, () -> queries.counts(ReferralQueries.Tab.RECEIVED)))
                .containsEntry(SENT, all.size());
        assertThat(As.member(
                        AGENT_ML,
                        () -> queries.list(ReferralQueries.Tab.RECEIVED, new ReferralChoice(SENT, null, false), 10, 5)))
                .isEqualTo(all.subList(10, 15));
    }

    /** Does it twice at once; gives the refusals. */
    private static List<Throwable> together(Identity who, Runnable work) {
        CyclicBarrier barrier = new CyclicBarrier(2);
        List<Throwable> refusals = new CopyOnWriteArrayList<>();
        List<Thread> threads = IntStream.range(0, 2)
                .mapToObj(number -> Thread.ofPlatform().start(() -> {
                    try {
                        barrier.await();
                        As.member(who, work);
                    } catch (Exception refused) {
                        refusals.add(refused);
                    }
                }))
                .toList();
        threads.forEach(thread -> {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
        return refusals;
    }

    private int count(Runnable reading) {
        return As.member(AGENT_ML, () -> statements.count(reading));
    }

    private List<Todo> due(Identity who, Instant when, ReferralId id) {
        return story.at(
                when,
                () -> As.member(
                        who,
                        () -> new TransactionTemplate(transactions)
                                .execute(transaction -> todos
                                        .due(LocalDate.now(clock).plusDays(7))
                                        .stream()
                                        .filter(todo -> todo.link().endsWith(id.toString()))
                                        .toList())));
    }

    private void answer(Instant when, ReferralId id, ReferralStatus to, Consumer<Long> move) {
        story.at(when, () -> As.member(AGENT_ML, () -> move.accept(story.version(id))));
        assertThat(story.status(id)).isEqualTo(to);
        NotificationRow told = latest(AGENT_ROUEN, id);
        assertThat(told.textKey()).isEqualTo("referral.notice." + to);
        assertThat(told.arguments()).containsExactly("Mission locale de Rouen");
    }

    private void refusesAnswer(ReferralId id, String key, Consumer<Long> move) {
        ReferralStatus before = story.status(id);
        refuses(() -> As.member(AGENT_ML, () -> move.accept(story.version(id))), key);
        assertThat(story.status(id)).isEqualTo(before);
    }

    private NotificationRow latest(Identity who, ReferralId id) {
        return As.member(who, () -> inbox.page(0, 200)).stream()
                .filter(row -> row.link().equals("orientations/" + id))
                .findFirst()
                .orElseThrow();
    }

    private List<String> facts(ReferralId id) {
        return database.asOwner()
                .queryForList(
                        "select codes ->> 'state' from fact where kind = 'REFERRAL' and codes ->> 'referral' = ? order by recorded_at, id",
                        String.class,
                        id.toString());
    }

    private void hidden(Identity who, ReferralId id) {
        assertThatThrownBy(() -> story.detail(who, id)).isInstanceOf(NotFound.class);
    }

    private void send(SendReferral request) {
        As.member(AGENT_ROUEN, () -> service.send(request));
    }

    private SendReferral worded(YouthId person, String reason) {
        SendReferral request = story.request(person, Fixture.RESTO);
        return new SendReferral(
                person, request.recipient(), Set.of(), reason, null, request.fields(), request.agreedOn());
    }

    private static SendReferral without(SendReferral request) {
        return new SendReferral(
                request.youth(),
                request.recipient(),
                request.needs(),
                request.reason(),
                request.availability(),
                request.fields(),
                null);
    }

    private static Appointment at(Instant from, int days) {
        return new Appointment(from.plus(Duration.ofDays(days)), null);
    }

    private static void refuses(ThrowingCallable call, String key) {
        assertThatThrownBy(call).isInstanceOf(RuleViolation.class).hasMessage(key);
    }
}
