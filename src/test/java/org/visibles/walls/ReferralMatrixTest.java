package org.visibles.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.access.CalendarFeeds;
import org.visibles.appointment.AppointmentService;
import org.visibles.appointment.CalendarFeedService;
import org.visibles.appointment.SlipContent;
import org.visibles.directory.ServiceId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.Need;
import org.visibles.kernel.Permission;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.Role;
import org.visibles.kernel.YouthId;
import org.visibles.referral.Appointment;
import org.visibles.referral.DeclineReason;
import org.visibles.referral.ProposalService;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralService;
import org.visibles.referral.Story;
import org.visibles.referral.conversation.Conversation;
import org.visibles.reminder.Silences;
import org.visibles.suggestion.SuggestionId;
import org.visibles.suggestion.SuggestionService;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.verification.VerificationService;
import org.visibles.youth.YouthService;

/**
 * Each role × each standing to one referral × each table, function and use case around it: proposals, conversation,
 * appointment, answer without account, reminders, suggestions, and the check with the mission locale.
 */
@VisiblesTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferralMatrixTest {

    /** How somebody stands to Rouen's referral to a partner, about whose person the mission locale is asked. */
    enum Standing {
        SENDER(Fixture.AGENT_ROUEN),
        COLLEAGUE(Fixture.COLLEAGUE_ROUEN),
        PARTNER(Fixture.AGENT_RESTO),
        ASKED(Fixture.AGENT_ML),
        NEIGHBOUR(Fixture.AGENT_ELBEUF);

        private final Identity who;

        Standing(Identity who) {
            this.who = who;
        }

        Identity in(Role role) {
            return new Identity(who.account(), who.member(), who.organisation(), who.name(), Set.of(role));
        }
    }

    private interface Rule {

        Rule NOBODY = (role, standing) -> false;

        static Rule of(String permission, Set<Standing> standings) {
            return (role, standing) -> role.permissions().contains(permission) && standings.contains(standing);
        }

        static Rule ofAnyRole(Set<Standing> standings) {
            return (role, standing) -> standings.contains(standing);
        }

        boolean allows(Role role, Standing standing);

        default Rule or(Rule other) {
            return (role, standing) -> allows(role, standing) || other.allows(role, standing);
        }
    }

    private static final Set<Standing> ALL = Set.of(Standing.values());
    private static final Set<Standing> SENDER = Set.of(Standing.SENDER);
    private static final Set<Standing> OWN = Set.of(Standing.SENDER, Standing.COLLEAGUE);
    private static final Set<Standing> PARTNER = Set.of(Standing.PARTNER);
    private static final Set<Standing> ASKED = Set.of(Standing.ASKED);
    private static final Set<Standing> PARTIES = Set.of(Standing.SENDER, Standing.COLLEAGUE, Standing.PARTNER);

    private static final Rule READ = Rule.of(Permission.REFERRAL_READ, PARTIES);
    private static final Rule SENDS = Rule.of(Permission.REFERRAL_SEND, OWN);
    private static final Rule ANSWERS = Rule.of(Permission.REFERRAL_DECIDE, PARTNER);
    private static final Rule EITHER = SENDS.or(ANSWERS);
    private static final Rule FOLLOWS = Rule.of(Permission.YOUTH_READ, OWN);
    private static final Rule CHECKS = Rule.of(Permission.STATUS_CHECK, ASKED);

    private record UseCase(Rule rule, BooleanSupplier attempt) {}

    private record Statement(Rule rule, String sql, Object... arguments) {}

    @Autowired
    private YouthService people;

    @Autowired
    private ReferralService referrals;

    @Autowired
    private ReferralQueries queries;

    @Autowired
    private Conversation conversation;

    @Autowired
    private ProposalService proposals;

    @Autowired
    private AppointmentService appointments;

    @Autowired
    private CalendarFeeds feeds;

    @Autowired
    private CalendarFeedService calendar;

    @Autowired
    private SuggestionService suggestions;

    @Autowired
    private VerificationService verifications;

    @Autowired
    private Silences silences;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private final UUID suggestion = Ids.next();
    private final UUID service = Ids.next();
    private final UUID link = Ids.next();
    private YouthId youth;
    private ReferralId referral;
    private UUID message;

    private final Map<String, UseCase> useCases = new LinkedHashMap<>();
    private final Map<String, Statement> seen = new LinkedHashMap<>();
    private final Map<String, Statement> functions = new LinkedHashMap<>();
    private final Map<String, Statement> changed = new LinkedHashMap<>();

    @BeforeAll
    void arrange() {
        Story story = new Story(people, referrals, queries, clock);
        youth = story.person("Matrice des orientations");
        referral = story.sent(youth, Fixture.RESTO);
        As.member(Fixture.AGENT_RESTO, () -> {
            referrals.accept(referral, queries.get(referral).version());
            referrals.schedule(referral, queries.get(referral).version(), appointment());
        });
        As.member(Fixture.AGENT_ROUEN, () -> {
            conversation.write(referral, "Une question");
            appointments.write(referral, new SlipContent(null, "Tram", "L'accueil"));
            appointments.accompany(referral);
            feeds.make();
        });
        As.member(Fixture.AGENT_RESTO, () -> conversation.markRead(referral));
        message = (UUID) database.rowsAsOwner("select id from referral_message where referral_id = ?", referral.value())
                .getFirst()
                .get("id");
        byOwner();
        byService();
        bySight();
        byFunction();
        byChange();
    }

    /** What comes from background work, guests, or a directory. */
    private void byOwner() {
        write("""
                insert into referral_proposal (id, referral_id, number, at, state, member_id, by_link, proposed_at)
                values (?, ?, 1, now() + interval '5 days', 'OPEN', ?, false, now())""", Ids.next(), referral.value(), Fixture.AGENT_RESTO.member().value());
        write(
                "insert into referral_reminder values (?, 'OUTCOME', 1, ?, now())",
                referral.value(),
                Fixture.RESTO.value());
        write("insert into appointment_reminder values (?, now(), 'DONE', now())", referral.value());
        write(
                "insert into answer_link (id, referral_id, token_hash, address_hash, made_at, expires_at) values (?, ?, sha256('matrix'), sha256('x'), now(), now() + interval '8 days')",
                link,
                referral.value());
        write("insert into answer_session values (sha256('matrix'), ?, now(), now() + interval '30 minutes')", link);
        write(
                "insert into answer_opening (referral_id, link_id, at, kind) values (?, ?, now(), 'OPENED')",
                referral.value(),
                link);
        write("insert into silence_notice values (?, '2000-01-03')", Fixture.ROUEN.value());
        write(
                """
                insert into suggestion (id, youth_id, organisation_id, member_id, shown_at, needs, shown)
                values (?, ?, ?, ?, now(), '{TRAINING}', array[?])""",
                suggestion,
                youth.value(),
                Fixture.ROUEN.value(),
                Fixture.AGENT_ROUEN.member().value(),
                service);
    }

    private void write(String sql, Object... arguments) {
        database.asOwner().update(sql, arguments);
    }

    private void byService() {
        use("read", READ, () -> queries.get(referral) != null);
        use("read what was shared", READ, () -> !queries.get(referral).shared().isEmpty());
        use("accept", ANSWERS, () -> Attempts.done(() -> referrals.accept(referral, -1)));
        use("decline", ANSWERS, () -> Attempts.done(() -> referrals.decline(referral, -1, DeclineReason.FULL, null)));
        use("schedule", ANSWERS, () -> Attempts.done(() -> referrals.schedule(referral, -1, appointment())));
        use("call off", ANSWERS, () -> Attempts.done(() -> referrals.callOff(referral, -1)));
        use("attended", ANSWERS, () -> Attempts.done(() -> referrals.attended(referral, -1)));
        use("missed", ANSWERS, () -> Attempts.done(() -> referrals.missed(referral, -1)));
        use("start", ANSWERS, () -> Attempts.done(() -> referrals.start(referral, -1, LocalDate.now(clock))));
        use("complete", ANSWERS, () -> Attempts.done(() -> referrals.complete(referral, -1, LocalDate.now(clock))));
        use("drop", ANSWERS, () -> Attempts.done(() -> referrals.drop(referral, -1, LocalDate.now(clock))));
        use("take back", SENDS, () -> Attempts.done(() -> referrals.withdraw(referral)));
        use("give up", SENDS, () -> Attempts.done(() -> referrals.giveUp(referral, -1)));
        use("proposals", READ, () -> !proposals.open(referral).isEmpty());
        use("propose", ANSWERS, () -> Attempts.done(() -> proposals.propose(referral, -1, List.of(appointment()))));
        use("choose", SENDS, () -> Attempts.done(() -> proposals.choose(referral, -1, Ids.next())));
        use("messages", READ, () -> !conversation.of(referral).isEmpty());
        use("write", EITHER, () -> Attempts.done(() -> conversation.write(referral, "Encore")));
        use("appointment", READ, () -> appointments.of(referral).isPresent());
        use(
                "slip",
                EITHER,
                () -> Attempts.done(() -> appointments.write(referral, new SlipContent(null, "Bus", null))));
        use(
                "accompany",
                SENDS,
                () -> Attempts.done(() -> {
                    appointments.accompany(referral);
                    appointments.stepBack(referral);
                }));
        use(
                "address of the calendar",
                Rule.ofAnyRole(SENDER),
                () -> feeds.mine().isPresent());
        use(
                "calendar",
                Rule.of(Permission.REFERRAL_READ, Set.of(Standing.SENDER, Standing.PARTNER)),
                () -> calendar.mine().replace("\r\n ", "").contains("orientations/" + referral));
        use("suggest", SENDS, () -> suggestions.suggest(youth, Set.of(Need.TRAINING)) != null);
        use(
                "choose a service",
                Rule.of(Permission.REFERRAL_SEND, SENDER),
                () -> Attempts.done(() -> suggestions.choose(new SuggestionId(suggestion), new ServiceId(service))));
        use(
                "to check",
                CHECKS,
                () -> verifications.toAnswer(0, 200).stream()
                        .anyMatch(each -> each.youth().equals(youth)));
        use(
                "checks that wait",
                FOLLOWS,
                () -> verifications.waitingElsewhere(0, 200).stream()
                        .anyMatch(each -> each.youth().equals(youth)));
        use("the check of the person", FOLLOWS, () -> verifications.of(youth).isPresent());
        use("silent partners", Rule.of(Permission.FIGURES_PROGRAMME, ALL), () -> silences.partners() != null);
    }

    private void use(String name, Rule rule, BooleanSupplier attempt) {
        useCases.put(name, new UseCase(rule, attempt));
    }

    private void bySight() {
        see("referral", READ, "id = ?", referral.value());
        see("referral_disclosure", Rule.of(Permission.DISCLOSURE_READ, PARTIES), "referral_id = ?", referral.value());
        for (String table : List.of(
                "referral_event",
                "referral_proposal",
                "referral_message",
                "referral_reminder",
                "accompaniment",
                "appointment_slip",
                "answer_opening")) {
            see(table, READ, "referral_id = ?", referral.value());
        }
        see("referral_message_read", READ, "message_id = ?", message);
        for (String table : List.of("referral_join", "appointment_invited", "appointment_reminder", "answer_link")) {
            see(table, Rule.NOBODY, "referral_id = ?", referral.value());
        }
        see("answer_session", Rule.NOBODY, "link_id = ?", link);
        see("silence_notice", Rule.ofAnyRole(OWN), "week = '2000-01-03'");
        see("suggestion", SENDS, "id = ?", suggestion);
        see("status_check", FOLLOWS.or(CHECKS), "youth_id = ?", youth.value());
        see(
                "calendar_feed",
                Rule.ofAnyRole(SENDER),
                "member_id = ?",
                Fixture.AGENT_ROUEN.member().value());
    }

    private void see(String table, Rule rule, String which, Object... arguments) {
        seen.put(table, new Statement(rule, "select count(*) from " + table + " where " + which, arguments));
    }

    private void byFunction() {
        call("checks_to_answer('-infinity', 0, 200) where youth_id = ?", CHECKS, youth.value());
        call("answer_check(?, 'UNKNOWN', now(), '-infinity')", CHECKS, youth.value());
        call(
                "make_answer_link(?, ?, sha256('other'), now(), now() + interval '1 day')",
                EITHER,
                Ids.next(),
                referral.value());
        call("partner_records('{TRAINING}', now() - interval '1 year')", Rule.of(Permission.REFERRAL_SEND, ALL));
        call("next_invitation(?)", Rule.ofAnyRole(PARTIES), referral.value());
        call("join_circle(?)", Rule.NOBODY, referral.value()); // each referral does so once
        for (String background : List.of(
                "checks_to_apply()",
                "remind_checks(now(), current_date, 1)",
                "reminding_organisations()",
                "coordinating_organisations()",
                "expired_senders(current_date)",
                "people_left_alone()",
                "appointments_to_remind(now(), now() + interval '90 days', now())")) {
            call(background, Rule.NOBODY);
        }
        call("note_reminder(?, now(), now(), true)", Rule.NOBODY, referral.value());
        call("referral_sender(?)", Rule.NOBODY, referral.value());
    }

    private void call(String function, Rule rule, Object... arguments) {
        functions.put(function, new Statement(rule, "select count(*) from " + function, arguments));
    }

    private void byChange() {
        Object id = referral.value();
        change(
                "referral",
                ANSWERS,
                "update referral set status = 'ATTENDED', moved_at = now(), version = version + 1 where id = ?",
                id);
        change("referral_event", EITHER, """
                insert into referral_event (id, referral_id, version, status, organisation_id, member_id, effective_on, recorded_at)
                select ?, id, version, status, current_organisation(), current_member(), current_date, now()
                from referral where id = ?""", Ids.next(), id);
        change("referral_disclosure", Rule.NOBODY, "delete from referral_disclosure where referral_id = ?", id);
        change("referral_join", Rule.NOBODY, "insert into referral_join values (?)", id);
        change("referral_proposal", EITHER, "update referral_proposal set state = 'PASSED' where referral_id = ?", id);
        change("referral_proposal of one's own", ANSWERS, """
                insert into referral_proposal (id, referral_id, number, at, state, member_id, by_link, proposed_at)
                values (?, ?, 1, now() + interval '6 days', 'OPEN', current_member(), false, now())""", Ids.next(), id);
        change("referral_message", EITHER, """
                insert into referral_message values (?, ?, current_organisation(), current_member(), 'x', now())""", Ids.next(), id);
        change("referral_message_read", Rule.of(Permission.REFERRAL_READ, PARTNER), """
                insert into referral_message_read values (?, current_organisation(), current_member(), now())""", message);
        change(
                "referral_reminder",
                Rule.NOBODY,
                "insert into referral_reminder values (?, 'OUTCOME', 2, current_organisation(), now())",
                id);
        change(
                "accompaniment",
                SENDS,
                "update accompaniment set member_id = current_member() where referral_id = ?",
                id);
        change(
                "accompaniment of one's own",
                SENDS,
                "insert into accompaniment values (?, current_organisation(), current_member(), now())",
                id);
        change("appointment_slip", EITHER, """
                update appointment_slip set organisation_id = current_organisation(), changed_by = current_member()
                where referral_id = ?""", id);
        change(
                "appointment_invited",
                Rule.NOBODY,
                "update appointment_invited set called_off = true where referral_id = ?",
                id);
        change(
                "appointment_reminder",
                Rule.NOBODY,
                "insert into appointment_reminder values (?, now(), 'DONE', now())",
                id);
        change("answer_link", Rule.NOBODY, "update answer_link set wrong_codes = 0 where id = ?", link);
        change(
                "answer_session",
                Rule.NOBODY,
                "insert into answer_session values (sha256('y'), ?, now(), now() + interval '1 minute')",
                link);
        change(
                "answer_opening",
                Rule.NOBODY,
                "insert into answer_opening (referral_id, link_id, at, kind) values (?, ?, now(), 'READ')",
                id,
                link);
        change(
                "silence_notice",
                Rule.NOBODY,
                "insert into silence_notice values (current_organisation(), '2000-01-10')");
        change(
                "suggestion",
                Rule.of(Permission.REFERRAL_SEND, SENDER),
                "update suggestion set chosen = null, chosen_at = null where id = ?",
                suggestion);
        change(
                "suggestion of one's own",
                SENDS,
                "insert into suggestion (id, youth_id, shown_at, needs, shown) values (?, ?, now(), '{}', array[?])",
                Ids.next(),
                youth.value(),
                service);
        change(
                "status_check",
                Rule.of(Permission.YOUTH_WRITE, OWN),
                "update status_check set closed_at = now() where youth_id = ?",
                youth.value());
        change(
                "calendar_feed",
                Rule.ofAnyRole(SENDER),
                "update calendar_feed set revoked_at = now() where member_id = ?",
                Fixture.AGENT_ROUEN.member().value());
    }

    private void change(String table, Rule rule, String sql, Object... arguments) {
        changed.put(table, new Statement(rule, sql, arguments));
    }

    private Appointment appointment() {
        return new Appointment(clock.instant().plus(Duration.ofDays(4)), "Accueil");
    }

    @Test
    void no_table_around_a_referral_is_left_out() {
        assertThat(database.asOwner().queryForList("""
                        select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                        and relname ~ '^(referral|appointment|accompaniment|answer_|silence_|suggestion|status_check|calendar_)'""", String.class))
                .containsExactlyInAnyOrderElementsOf(seen.keySet());
        assertThat(changed.keySet()).containsAll(seen.keySet());
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cells")
    void use_cases_go_as_far_as_the_rights(Role role, Standing standing) {
        SoftAssertions all = new SoftAssertions();
        useCases.forEach((name, useCase) -> all.assertThat(
                        As.member(standing.in(role), () -> Attempts.went(useCase.attempt())))
                .as(name)
                .isEqualTo(useCase.rule().allows(role, standing)));
        all.assertAll();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cells")
    void the_database_goes_as_far_as_the_rights(Role role, Standing standing) {
        SoftAssertions all = new SoftAssertions();
        try (AppSession session = database.session(standing.in(role))) {
            seen.forEach((table, sight) -> all.assertThat(Attempts.sees(session, sight.sql(), sight.arguments()))
                    .as("sees " + table)
                    .isEqualTo(sight.rule().allows(role, standing)));
            changed.forEach((table, change) -> {
                try (AppSession once = database.session(standing.in(role))) {
                    all.assertThat(Attempts.changes(once, change.sql(), change.arguments()))
                            .as("changes " + table)
                            .isEqualTo(change.rule().allows(role, standing));
                }
            });
            functions.forEach((function, call) -> all.assertThat(Attempts.sees(session, call.sql(), call.arguments()))
                    .as("calls " + function)
                    .isEqualTo(call.rule().allows(role, standing)));
        }
        all.assertAll();
    }

    static Stream<Arguments> cells() {
        return Arrays.stream(Role.values())
                .flatMap(role -> Arrays.stream(Standing.values()).map(standing -> Arguments.of(role, standing)));
    }
}
