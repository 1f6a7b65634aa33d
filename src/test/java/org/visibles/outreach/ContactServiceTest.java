package org.visibles.outreach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ML;
import static org.visibles.testkit.Fixture.AGENT_RESTO;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;
import static org.visibles.testkit.Fixture.COLLEAGUE_ROUEN;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.visibles.kernel.ContactId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.Need;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.kernel.Todo;
import org.visibles.kernel.YouthId;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralService;
import org.visibles.referral.Story;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.Choices;
import org.visibles.youth.YouthService;

@VisiblesTest
class ContactServiceTest {

    /** 10:00 in Rouen. */
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private static final LocalDateTime THEN = LocalDateTime.of(2026, 3, 2, 10, 0);
    private static final LocalDate DAY = THEN.toLocalDate();

    @Autowired
    private YouthService youth;

    @Autowired
    private ContactService contacts;

    @Autowired
    private NextActions actions;

    @Autowired
    private ReferralService referrals;

    @Autowired
    private ReferralQueries queries;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private Exchanges exchanges;

    @BeforeEach
    void begin() {
        exchanges = new Exchanges(youth, contacts, clock);
    }

    @Test
    void all_that_is_told_of_an_exchange_is_read_again() {
        YouthId person = person("Complet");
        ContactContent content = new ContactContent(
                THEN.minusDays(1),
                ContactChannel.IN_PERSON_APPOINTMENT,
                Initiative.YOUNG_PERSON,
                ContactResult.APPOINTMENT_MADE,
                Choices.FindingPlace.values()[0],
                Presence.PRESENT,
                Set.of(Need.HOUSING, Need.MOBILITY),
                "Cherche une formation\nen boulangerie",
                true,
                "Rappeler",
                DAY.plusDays(3),
                COLLEAGUE_ROUEN.member());
        ContactId id = logged(START, person, content);

        ContactRow row = exchanges.row(person, id);
        assertThat(row.content()).isEqualTo(content);
        assertThat(row.author()).isEqualTo(AGENT_ROUEN.member());
        assertThat(row.organisation()).isEqualTo(Fixture.ROUEN);
        assertThat(row.loggedAt()).isEqualTo(START);
        assertThat(row.corrected()).isFalse();
        assertThat(row.withdrawn()).isFalse();
        assertThat(row.doneOn()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void every_way_of_talking_is_counted(ContactChannel channel) {
        YouthId person = person("Par " + channel);
        logged(START, person, ContactContent.of(THEN, channel, Initiative.WORKER));

        assertThat(counted(person)).containsExactly("CONTACT 2026-03-02 " + channel);
    }

    @Test
    void the_same_id_twice_is_one_exchange() {
        YouthId person = person("Deux fois");
        LogContact command =
                new LogContact(new ContactId(Ids.next()), person, Exchanges.told(THEN.minusDays(2), "une fois", false));
        exchanges.at(START, () -> As.member(AGENT_ROUEN, () -> contacts.log(command)));
        LogContact other = new LogContact(command.id(), person, Exchanges.told(THEN, "autre chose", false));
        exchanges.at(START, () -> As.member(AGENT_ROUEN, () -> contacts.log(other)));

        assertThat(exchanges.of(AGENT_ROUEN, person))
                .singleElement()
                .satisfies(row -> assertThat(row.content().note()).isEqualTo("une fois"));
        assertThat(counted(person)).containsExactly("CONTACT 2026-02-28 PHONE");
        assertThat(versions(command.id())).hasSize(2);
    }

    @Test
    void a_double_click_that_passes_the_button_is_one_exchange() {
        YouthId person = exchanges.person("Double clic");
        LogContact command = new LogContact(
                new ContactId(Ids.next()), person, Exchanges.next(exchanges.now(), "Rappeler", today().plusDays(1)));

        assertThat(together(() -> contacts.log(command))).isEmpty();
        assertThat(exchanges.of(AGENT_ROUEN, person)).hasSize(1);
        assertThat(counted(person)).hasSize(1);
    }

    @Test
    void an_id_that_another_organisation_has_used_is_refused_as_unknown() {
        ContactId foreign = logged(START, person("Ailleurs"), Exchanges.told(THEN, "secret", true));
        YouthId own = As.member(
                AGENT_ELBEUF,
                () -> youth.record(
                        org.visibles.youth.YouthDetails.named("À Elbeuf").build()));

        LogContact same = new LogContact(foreign, own, exchanges.told("x"));
        assertThatThrownBy(() -> As.member(AGENT_ELBEUF, () -> contacts.log(same)))
                .isInstanceOf(NotFound.class);
        assertThat(exchanges.of(AGENT_ELBEUF, own)).isEmpty();
        assertThat(counted(own)).isEmpty();
    }

    @Test
    void the_author_s_edit_within_a_day_is_quiet_and_every_version_stays() {
        YouthId person = person("Discret");
        ContactId id = logged(START, person, Exchanges.told(THEN, "premier", false));
        correct(START.plus(ContactService.QUIET), AGENT_ROUEN, person, id, Exchanges.told(THEN, "second", false));

        assertThat(exchanges.row(person, id).corrected()).isFalse();
        assertThat(exchanges.row(person, id).content().note()).isEqualTo("second");
        assertThat(versions(id)).containsExactly("CONTACT 0", "CONTACT 1", "NOTE 0 premier", "NOTE 1 second");
        assertThat(database.rowsAsOwner(
                        "select recorded_at from contact_version where contact_id = ? and part = 'CONTACT' order by version",
                        id.value()))
                .extracting(row -> ((java.sql.Timestamp) row.get("recorded_at")).toInstant())
                .containsExactly(START, START.plus(ContactService.QUIET));
    }

    @Test
    void the_author_s_edit_after_a_day_shows_as_a_correction() {
        YouthId person = person("Tardif");
        ContactId id = logged(START, person, Exchanges.told(THEN, "premier", false));
        Instant late = START.plus(ContactService.QUIET).plusSeconds(1);
        correct(late, AGENT_ROUEN, person, id, Exchanges.told(THEN, "second", false));
        assertThat(exchanges.row(person, id).corrected()).isTrue();

        correct(START.plusSeconds(9), AGENT_ROUEN, person, id, Exchanges.told(THEN, "troisième", false));
        assertThat(exchanges.row(person, id).corrected())
                .as("what was corrected once stays so")
                .isTrue();
    }

    @Test
    void another_s_edit_shows_as_a_correction_at_once() {
        YouthId person = person("Collègue");
        ContactId id = logged(START, person, Exchanges.told(THEN, "premier", false));
        correct(START.plusSeconds(60), COLLEAGUE_ROUEN, person, id, Exchanges.told(THEN, "second", false));

        ContactRow row = exchanges.row(person, id);
        assertThat(row.corrected()).isTrue();
        assertThat(row.author()).as("who logged it stays").isEqualTo(AGENT_ROUEN.member());
    }

    @Test
    void of_two_who_edit_the_second_is_told_and_nothing_is_overwritten() {
        YouthId person = person("Périmé");
        ContactId id = logged(START, person, Exchanges.told(THEN, "premier", false));
        ContactRow before = exchanges.row(person, id);
        exchanges.at(START, () -> exchanges.correct(COLLEAGUE_ROUEN, before, Exchanges.told(THEN, "leur", false)));
        exchanges.at(START, () -> {
            assertThatThrownBy(() -> exchanges.correct(AGENT_ROUEN, before, Exchanges.told(THEN, "mien", false)))
                    .isInstanceOf(StaleVersion.class);
            assertThatThrownBy(() -> As.member(AGENT_ROUEN, () -> contacts.withdraw(id, before.version())))
                    .isInstanceOf(StaleVersion.class);
        });

        assertThat(exchanges.row(person, id).content().note()).isEqualTo("leur");
        assertThat(exchanges.row(person, id).withdrawn()).isFalse();
        assertThat(counted(person)).hasSize(1);
    }

    @Test
    void what_was_logged_by_mistake_is_taken_back_and_put_back() {
        YouthId person = person("Erreur");
        logged(START, person, Exchanges.told(THEN.minusDays(4), "le vrai", false));
        ContactId id = logged(START, person, Exchanges.told(THEN, "pas elle", false));
        assertThat(lastContact(Fixture.ROUEN, person)).isEqualTo(DAY);

        As.member(AGENT_ROUEN, () -> contacts.withdraw(id, 0));
        assertThat(exchanges.row(person, id).withdrawn()).isTrue();
        assertThat(exchanges.row(person, id).content().note()).isEqualTo("pas elle");
        assertThat(counted(person)).containsExactly("CONTACT 2026-02-26 PHONE");
        assertThat(lastContact(Fixture.ROUEN, person)).isEqualTo(DAY.minusDays(4));
        refuses(
                () -> exchanges.correct(AGENT_ROUEN, exchanges.row(person, id), exchanges.told("non")),
                "rule.outreach.withdrawn");
        As.member(AGENT_ROUEN, () -> contacts.withdraw(id, 1));
        assertThat(exchanges.row(person, id).version()).as("a second time").isEqualTo(1);

        As.member(AGENT_ROUEN, () -> contacts.restore(id, 1));
        assertThat(exchanges.row(person, id).withdrawn()).isFalse();
        assertThat(counted(person)).containsExactly("CONTACT 2026-02-26 PHONE", "CONTACT 2026-03-02 PHONE");
        assertThat(lastContact(Fixture.ROUEN, person)).isEqualTo(DAY);
        assertThat(versions(id)).containsExactly("CONTACT 0", "CONTACT 1", "CONTACT 2", "NOTE 0 pas elle");
    }

    @Test
    void an_exchange_lies_neither_in_the_future_nor_long_ago() {
        YouthId person = person("Dates");
        ContactId id = logged(START, person, Exchanges.told(THEN.plusMinutes(5), null, false));
        exchanges.at(START, () -> {
            refuses(() -> log(person, THEN.plusMinutes(6)), "rule.outreach.future");
            refuses(() -> log(person, LocalDateTime.MAX), "rule.outreach.future");
            log(person, THEN.minusYears(3));
            refuses(() -> log(person, THEN.minusYears(3).minusSeconds(1)), "rule.outreach.too-old");
            refuses(() -> log(person, LocalDateTime.MIN), "rule.outreach.too-old");
            ContactRow row = exchanges.row(person, id);
            refuses(
                    () -> exchanges.correct(AGENT_ROUEN, row, Exchanges.told(THEN.plusDays(1), null, false)),
                    "rule.outreach.future");
        });
        assertThat(counted(person)).hasSize(2);
        assertThat(lastContact(Fixture.ROUEN, person)).isEqualTo(DAY);
    }

    @Test
    void nobody_is_met_before_birth() {
        ContactContent content = Exchanges.told(THEN, null, false);
        content.check(THEN, DAY);
        refuses(() -> content.check(THEN, DAY.plusDays(1)), "rule.outreach.before-birth");
    }

    @Test
    void an_hour_at_night_keeps_its_day_in_rouen() {
        YouthId person = person("Nuit");
        LocalDateTime night = LocalDateTime.of(2026, 3, 2, 0, 30);
        ContactId id = logged(START, person, Exchanges.told(night, null, false));

        assertThat(exchanges.row(person, id).at()).isEqualTo(Instant.parse("2026-03-01T23:30:00Z"));
        assertThat(lastContact(Fixture.ROUEN, person)).isEqualTo(DAY);
        assertThat(counted(person)).containsExactly("CONTACT 2026-03-02 PHONE");
    }

    @Test
    void presence_and_next_action_are_told_whole_or_not_at_all() {
        YouthId person = person("Moitié");
        exchanges.at(START, () -> {
            refuses(
                    () -> exchanges.logged(
                            person,
                            new ContactContent(
                                    THEN,
                                    ContactChannel.PHONE,
                                    Initiative.WORKER,
                                    null,
                                    null,
                                    Presence.ABSENT,
                                    Set.of(),
                                    null,
                                    false,
                                    null,
                                    null,
                                    null)),
                    "rule.outreach.no-appointment");
            next(person, "Rappeler", null, "rule.outreach.next-incomplete");
            next(person, " ", DAY, "rule.outreach.next-incomplete");
            next(person, "Rappeler", DAY.minusDays(1), "rule.outreach.next-day");
            next(person, "Rappeler", DAY.plusYears(1).plusDays(1), "rule.outreach.next-day");
        });
        assertThat(exchanges.of(AGENT_ROUEN, person)).isEmpty();
    }

    @Test
    void too_many_characters_are_refused_and_never_cut() {
        refuses(() -> exchanges.told("x".repeat(10_000)), "rule.outreach.too-long");
        refuses(() -> exchanges.told("x".repeat(ContactContent.NOTE_LENGTH + 1)), "rule.outreach.too-long");
        refuses(
                () -> Exchanges.next(THEN, "x".repeat(ContactContent.ACTION_LENGTH + 1), DAY),
                "rule.outreach.too-long");

        YouthId person = person("Long");
        String longest = "é".repeat(ContactContent.NOTE_LENGTH);
        ContactId id = logged(START, person, Exchanges.told(THEN, longest, false));
        assertThat(exchanges.row(person, id).content().note()).isEqualTo(longest);
    }

    @Test
    void words_are_kept_as_typed_but_for_what_cannot_be_seen() {
        String seen = "<img src=x onerror=alert(1)> 👩‍👧 مرحبا שלום";
        YouthId person = person("Mots");
        ContactId id = logged(
                START, person, Exchanges.told(THEN, "\uFEFF\u202E" + seen + "\u0000\u200B\uD800\tfin\r\n", false));

        assertThat(exchanges.row(person, id).content().note()).isEqualTo(seen + " fin");
        assertThat(exchanges.told("\u200B \n\u202E").note())
                .as("nothing to see")
                .isNull();
    }

    @Test
    void what_is_to_be_done_stands_in_the_list_until_it_is_done() {
        YouthId person = person("À rappeler");
        ContactId id = logged(START, person, Exchanges.next(THEN, "Rappeler le CFA", DAY.plusDays(3)));
        assertThat(due(AGENT_ROUEN, DAY.plusDays(2), person)).isEmpty();
        assertThat(due(AGENT_ROUEN, DAY.plusDays(3), person)).singleElement().satisfies(todo -> {
            assertThat(todo.kind()).isEqualTo("todo.outreach.next-action");
            assertThat(todo.label()).isEqualTo("À rappeler – Rappeler le CFA");
            assertThat(todo.due()).isEqualTo(DAY.plusDays(3));
            assertThat(todo.mine()).isTrue();
        });
        assertThat(due(COLLEAGUE_ROUEN, DAY.plusDays(3), person))
                .singleElement()
                .satisfies(todo -> assertThat(todo.mine()).isFalse());
        assertThat(due(AGENT_ELBEUF, DAY.plusDays(3), person)).isEmpty();
        assertThat(due(Fixture.COORDINATION, DAY.plusDays(3), person)).isEmpty();

        exchanges.at(START.plus(Duration.ofDays(1)), () -> As.member(COLLEAGUE_ROUEN, () -> contacts.taskDone(id)));
        assertThat(exchanges.row(person, id).doneOn()).isEqualTo(DAY.plusDays(1));
        assertThat(due(AGENT_ROUEN, DAY.plusDays(9), person)).isEmpty();
        exchanges.at(START.plus(Duration.ofDays(2)), () -> As.member(AGENT_ROUEN, () -> contacts.taskDone(id)));
        assertThat(exchanges.row(person, id).doneOn())
                .as("the first time counts")
                .isEqualTo(DAY.plusDays(1));
    }

    @Test
    void the_next_exchange_does_what_was_due_by_then() {
        YouthId person = person("Recontacté");
        ContactId early = logged(START, person, Exchanges.next(THEN, "Rappeler", DAY.plusDays(1)));
        ContactId late = logged(START, person, Exchanges.next(THEN, "Dossier", DAY.plusDays(9)));
        logged(START.plus(Duration.ofDays(2)), person, Exchanges.told(THEN.plusDays(2), "appelé", false));

        assertThat(exchanges.row(person, early).doneOn()).isEqualTo(DAY.plusDays(2));
        assertThat(exchanges.row(person, late).doneOn()).isNull();
    }

    @Test
    void what_is_to_be_done_is_put_off_and_due_anew() {
        YouthId person = person("Reporté");
        ContactId id = logged(START, person, Exchanges.next(THEN, "Rappeler", DAY.plusDays(1)));
        exchanges.at(START, () -> As.member(AGENT_ROUEN, () -> contacts.taskDone(id)));
        correct(START, AGENT_ROUEN, person, id, Exchanges.next(THEN, "Rappeler", DAY.plusDays(1)));
        assertThat(exchanges.row(person, id).doneOn())
                .as("editing something else does not undo it")
                .isEqualTo(DAY);

        correct(START, AGENT_ROUEN, person, id, Exchanges.next(THEN, "Rappeler", DAY.plusDays(5)));
        assertThat(exchanges.row(person, id).doneOn()).isNull();
        assertThat(due(AGENT_ROUEN, DAY.plusDays(5), person)).hasSize(1);
    }

    @Test
    void what_is_taken_back_is_no_longer_to_be_done() {
        YouthId person = person("Plus rien");
        ContactId id = logged(START, person, Exchanges.next(THEN, "Rappeler", DAY.plusDays(1)));
        As.member(AGENT_ROUEN, () -> contacts.withdraw(id, 0));
        assertThat(due(AGENT_ROUEN, DAY.plusDays(9), person)).isEmpty();
    }

    @Test
    void the_last_contact_of_the_circle_follows_corrections() {
        YouthId person = person("Dernier");
        logged(START, person, Exchanges.told(THEN.minusDays(5), null, false));
        ContactId id = logged(START, person, Exchanges.told(THEN, null, false));
        assertThat(lastContact(Fixture.ROUEN, person)).isEqualTo(DAY);
        correct(START, AGENT_ROUEN, person, id, Exchanges.told(THEN.minusDays(2), null, false));
        assertThat(lastContact(Fixture.ROUEN, person)).isEqualTo(DAY.minusDays(2));
        correct(START, AGENT_ROUEN, person, id, Exchanges.told(THEN.minusDays(9), null, false));
        assertThat(lastContact(Fixture.ROUEN, person)).isEqualTo(DAY.minusDays(5));
    }

    @Test
    void the_only_exchange_taken_back_leaves_no_last_contact() {
        YouthId person = person("Aucun");
        ContactId id = logged(START, person, Exchanges.told(THEN, null, false));
        As.member(AGENT_ROUEN, () -> contacts.withdraw(id, 0));
        assertThat(lastContact(Fixture.ROUEN, person)).isNull();
    }

    @Test
    void a_partner_s_exchange_moves_the_circle_s_last_contact_forth_and_back() {
        YouthId person = accepted("Partagé");
        exchanges.logged(person, Exchanges.told(exchanges.now().minusDays(4), null, false));
        ContactId id = exchanges.logged(AGENT_ML, person, Exchanges.told(exchanges.now(), null, false));
        assertThat(lastContact(Fixture.ROUEN, person)).isEqualTo(today());
        assertThat(lastContact(Fixture.ML_ROUEN, person)).isEqualTo(today());

        As.member(AGENT_ML, () -> contacts.withdraw(id, 0));
        assertThat(lastContact(Fixture.ROUEN, person)).isEqualTo(today().minusDays(4));
        assertThat(lastContact(Fixture.ML_ROUEN, person)).isNull();
    }

    @Test
    void a_note_stays_in_its_organisation_unless_shared() {
        YouthId person = accepted("Notes");
        exchanges.logged(person, exchanges.told("pour nous"));
        exchanges.logged(
                AGENT_ML, person, Exchanges.next(exchanges.now().minusHours(1), "Dossier CEJ", today().plusDays(1)));
        exchanges.logged(AGENT_ML, person, Exchanges.told(exchanges.now().minusHours(2), "pour tous", true));
        exchanges.logged(AGENT_ML, person, Exchanges.told(exchanges.now().minusHours(3), "pour la ML", false));

        assertThat(exchanges.of(AGENT_ROUEN, person))
                .extracting(row -> row.content().note())
                .containsExactly("pour nous", null, "pour tous", null);
        assertThat(exchanges.of(AGENT_ROUEN, person))
                .extracting(row -> row.content().nextAction())
                .containsOnlyNulls();
        assertThat(exchanges.of(AGENT_ML, person))
                .as("who was sent the person reads its own alone")
                .extracting(row -> row.content().note())
                .containsExactly(null, "pour tous", "pour la ML");
    }

    @Test
    void an_exchange_is_changed_in_its_own_organisation_alone() {
        YouthId person = accepted("À eux");
        ContactId theirs = exchanges.logged(AGENT_ML, person, exchanges.told("à la ML"));
        ContactRow read = exchanges.row(person, theirs);
        for (Identity who : List.of(AGENT_ROUEN, AGENT_ELBEUF)) {
            for (ThrowingCallable attempt : List.<ThrowingCallable>of(
                    () -> exchanges.correct(who, read, exchanges.told("à nous")),
                    () -> As.member(who, () -> contacts.withdraw(theirs, 0)),
                    () -> As.member(who, () -> contacts.restore(theirs, 0)),
                    () -> As.member(who, () -> contacts.taskDone(theirs)))) {
                assertThatThrownBy(attempt).isInstanceOf(NotFound.class);
            }
        }
        assertThat(exchanges.row(person, theirs).version()).isZero();
    }

    @Test
    void who_does_not_follow_finds_nobody_and_an_unknown_one_is_refused_alike() {
        YouthId person = person("Caché");
        ContactId id = logged(START, person, exchanges.at(START, () -> exchanges.told("secret")));
        for (YouthId each : List.of(person, new YouthId(Ids.next()))) {
            assertThat(exchanges.of(AGENT_ELBEUF, each)).isEmpty();
            for (Identity who : List.of(AGENT_ELBEUF, AGENT_RESTO, AGENT_ML)) {
                assertThatThrownBy(() -> exchanges.logged(who, each, exchanges.told("x")))
                        .isInstanceOf(NotFound.class);
            }
        }
        for (Identity who : List.of(Fixture.COORDINATION, Fixture.ADMIN, Fixture.DPO)) {
            assertThatThrownBy(() -> exchanges.of(who, person)).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> exchanges.logged(who, person, exchanges.told("x")))
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThat(database.rowsAsOwner(
                        "select distinct outcome from access_log where action = 'contact.log' and entity_id = ? and organisation_id = ?",
                        person.value(),
                        Fixture.ELBEUF.value()))
                .as("the refusal is in the access log")
                .containsExactly(java.util.Map.of("outcome", "REFUSED"));
        assertThat(exchanges.row(person, id).version()).isZero();
    }

    @Test
    void what_was_counted_is_taken_back_before_it_is_counted_anew() {
        YouthId person = person("Compté");
        ContactId id = logged(START, person, Exchanges.told(THEN, "Léa, 06 12 34 56 78", false));
        correct(
                START.plusSeconds(5),
                AGENT_ROUEN,
                person,
                id,
                new ContactContent(
                        THEN.minusDays(1),
                        ContactChannel.IN_PERSON_APPOINTMENT,
                        Initiative.YOUNG_PERSON,
                        ContactResult.NO_ANSWER,
                        null,
                        Presence.ABSENT,
                        Set.of(Need.HEALTH),
                        "Léa, 06 12 34 56 78",
                        true,
                        null,
                        null,
                        null));

        assertThat(facts(person))
                .containsExactly(
                        "CONTACT 2026-03-02 {\"channel\": \"PHONE\", \"initiative\": \"WORKER\"}",
                        "CANCELLED 2026-03-02 {}",
                        "CONTACT 2026-03-01 {\"result\": \"NO_ANSWER\", \"channel\": \"IN_PERSON_APPOINTMENT\","
                                + " \"initiative\": \"YOUNG_PERSON\", \"appointment\": \"ABSENT\"}");
        assertThat(counted(person)).containsExactly("CONTACT 2026-03-01 IN_PERSON_APPOINTMENT");
    }

    @Test
    void a_person_s_exchanges_are_read_with_as_many_statements_for_many_as_for_one() {
        YouthId person = exchanges.person("Beaucoup");
        exchanges.logged(person, exchanges.told("un"));
        List<String> one = reading(person);
        for (int number = 0; number < 40; number++) {
            exchanges.logged(person, Exchanges.next(exchanges.now(), "Rappeler " + number, today()));
        }
        assertThat(exchanges.of(AGENT_ROUEN, person)).hasSize(41);
        assertThat(reading(person)).isEqualTo(one).hasSizeLessThanOrEqualTo(2);
        assertThat(As.member(AGENT_ROUEN, () -> statements.count(() -> actions.due(today()))))
                .isEqualTo(1);
    }

    private List<String> reading(YouthId person) {
        return As.member(AGENT_ROUEN, () -> statements.statements(() -> contacts.ofYouth(person)));
    }

    private YouthId person(String pseudonym) {
        return exchanges.at(START, () -> exchanges.person(pseudonym));
    }

    /** Rouen follows fully, the mission locale with what was shared. */
    private YouthId accepted(String pseudonym) {
        Story story = new Story(youth, referrals, queries, clock);
        YouthId person = story.person(pseudonym);
        story.accepted(person);
        return person;
    }

    private ContactId logged(Instant when, YouthId person, ContactContent content) {
        return exchanges.at(when, () -> exchanges.logged(person, content));
    }

    private void log(YouthId person, LocalDateTime when) {
        exchanges.logged(person, Exchanges.told(when, null, false));
    }

    private void next(YouthId person, String what, LocalDate on, String refusal) {
        refuses(() -> exchanges.logged(person, Exchanges.next(THEN, what, on)), refusal);
    }

    private void correct(Instant when, Identity who, YouthId person, ContactId id, ContactContent content) {
        exchanges.at(when, () -> exchanges.correct(who, exchanges.row(person, id), content));
    }

    private List<Todo> due(Identity who, LocalDate until, YouthId person) {
        return As.member(who, () -> actions.due(until)).stream()
                .filter(todo -> todo.link().equals("jeunes/" + person))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private LocalDate lastContact(OrganisationId organisation, YouthId person) {
        java.sql.Date day = database.asOwner()
                .queryForObject(
                        "select last_contact from circle where organisation_id = ? and youth_id = ?",
                        java.sql.Date.class,
                        organisation.value(),
                        person.value());
        return day == null ? null : day.toLocalDate();
    }

    private List<String> versions(ContactId id) {
        return database.asOwner()
                .queryForList(
                        "select concat_ws(' ', part, version, snapshot ->> 'note') from contact_version where contact_id = ? order by part, version",
                        String.class,
                        id.value());
    }

    /** Of exchanges and their cancellations, in their order. */
    private List<String> facts(YouthId person) {
        return database.asOwner().queryForList("""
                        select concat_ws(' ', f.kind, f.effective_on, f.codes) from fact f join fact_subject s on s.subject = f.subject
                        where s.youth_id = ? and (f.kind = 'CONTACT' or exists (select from fact c where c.id = f.cancels and c.kind = 'CONTACT'))
                        order by f.recorded_at, f.id""", String.class, person.value());
    }

    /** What still counts. */
    private List<String> counted(YouthId person) {
        return database.asOwner().queryForList("""
                        select concat_ws(' ', f.kind, f.effective_on, f.codes ->> 'channel') from fact f join fact_subject s on s.subject = f.subject
                        where s.youth_id = ? and f.kind = 'CONTACT' and not exists (select from fact c where c.cancels = f.id)
                        order by f.effective_on""", String.class, person.value());
    }

    /** Does it twice at once; gives the refusals. */
    private static List<Throwable> together(Runnable work) {
        CyclicBarrier barrier = new CyclicBarrier(2);
        List<Throwable> refusals = new CopyOnWriteArrayList<>();
        List<Thread> threads = IntStream.range(0, 2)
                .mapToObj(number -> Thread.ofPlatform().start(() -> {
                    try {
                        barrier.await();
                        As.member(AGENT_ROUEN, work);
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

    private static void refuses(ThrowingCallable call, String key) {
        assertThatThrownBy(call).isInstanceOf(RuleViolation.class).hasMessage(key);
    }
}
