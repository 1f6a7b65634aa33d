package org.visibles.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.database.ShiftableClock;
import org.visibles.kernel.AccountId;
import org.visibles.kernel.Drafts;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.Role;
import org.visibles.kernel.RuleViolation;
import org.visibles.organisation.Memberships;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

@VisiblesTest
class AccessTest {

    private static final String PASSWORD = Newcomers.PASSWORD;
    private static final String OTHER = "tramway7Cerisier";

    @Autowired
    private SignIn signIn;

    @Autowired
    private AccountService accounts;

    @Autowired
    private Invitations invitations;

    @Autowired
    private DemoAccounts demo;

    @Autowired
    private Memberships memberships;

    @Autowired
    private Drafts drafts;

    @Autowired
    private ShiftableClock clock;

    @Autowired
    private TestDatabase database;

    @Test
    void a_login_and_its_password_become_a_member() {
        String login = account("Ada Un");

        assertThat(tried(login, PASSWORD, "a")).isInstanceOf(SignIn.Result.Done.class);
        assertThat(tried(login.toUpperCase(Locale.ROOT), PASSWORD, "a")).isInstanceOf(SignIn.Result.Done.class);
        assertThat(tried(login, OTHER, "a")).isInstanceOf(SignIn.Result.Refused.class);
        assertThat(tried("nobody." + login, PASSWORD, "a")).isInstanceOf(SignIn.Result.Refused.class);
        assertThat(tried("x".repeat(10_000), "y".repeat(10_000), "a")).isInstanceOf(SignIn.Result.Refused.class);
    }

    @Test
    void guessing_gets_slower_and_the_victim_comes_in_again() {
        String login = account("Ada Deux");
        Instant begin = clock.instant();
        for (int wrong = 0; wrong < 6; wrong++) {
            tried(login, "wrong", "attacker");
        }

        assertThat(tried(login, PASSWORD, "attacker")).isInstanceOf(SignIn.Result.Wait.class);
        assertThat(tried(login, PASSWORD, "home")).isInstanceOf(SignIn.Result.Done.class);
        clock.runAt(
                begin.plus(Duration.ofMinutes(16)),
                () -> assertThat(tried(login, PASSWORD, "attacker")).isInstanceOf(SignIn.Result.Done.class));
    }

    @Test
    void a_known_device_is_not_held_up_by_strangers_from_everywhere() {
        String login = account("Ada Trois");
        String device = ((SignIn.Result.Done) tried(login, PASSWORD, "home")).device();
        for (int wrong = 0; wrong < 40; wrong++) {
            tried(login, "wrong", "attacker " + wrong);
        }

        assertThat(tried(login, PASSWORD, "elsewhere")).isInstanceOf(SignIn.Result.Wait.class);
        assertThat(As.nobody(() -> signIn.signIn(login, PASSWORD, "home", device)))
                .isInstanceOf(SignIn.Result.Done.class);
        assertThat(As.nobody(() -> signIn.signIn(login, PASSWORD, "elsewhere", "forged")))
                .isInstanceOf(SignIn.Result.Wait.class);
    }

    @Test
    void trying_while_waiting_does_not_prolong_it() {
        String login = account("Ada Quatre");
        Instant begin = clock.instant();
        clock.runAt(begin, () -> {
            for (int wrong = 0; wrong < 5; wrong++) {
                tried(login, "wrong", "a");
            }
        });
        Duration first = clock.callAt(begin, () -> ((SignIn.Result.Wait) tried(login, PASSWORD, "a")).time());
        Duration later =
                clock.callAt(begin.plusSeconds(1), () -> ((SignIn.Result.Wait) tried(login, PASSWORD, "a")).time());

        assertThat(later).isLessThan(first);
    }

    @Test
    void a_closed_membership_signs_in_nowhere() {
        String login = account("Ada Cinq");
        new Newcomers(demo, memberships).close("Ada Cinq");

        assertThat(tried(login, PASSWORD, "a")).isInstanceOf(SignIn.Result.Refused.class);
    }

    @Test
    void an_invitation_opens_an_account_once_and_for_eight_days() {
        As.member(Fixture.RESPONSABLE_ROUEN, () -> invite("Bo Un", "bo.un@example.org"));
        String token = tokenOf("bo.un@example.org");

        clock.runAt(
                clock.instant().plus(Duration.ofDays(9)),
                () -> assertThat(As.nobody(() -> accounts.open(token))).isEmpty());
        As.nobody(() -> {
            assertThat(accounts.open(token)).map(AccountService.Opened::first).contains(true);
            refused("rule.access.password-weak", () -> accounts.choosePassword(token, "kurz"));
            accounts.choosePassword(token, PASSWORD);
            refused("rule.access.link", () -> accounts.choosePassword(token, OTHER));
            return null;
        });
        assertThat(tried(login("bo.un@example.org"), PASSWORD, "a")).isInstanceOf(SignIn.Result.Done.class);
    }

    @Test
    void who_has_not_come_in_waits_in_the_list_of_those_who_may_invite_again() {
        As.member(Fixture.RESPONSABLE_ROUEN, () -> invite("Bo Attente", "bo.attente@example.org"));
        As.member(
                Fixture.ADMIN,
                () -> invitations.invite(new Invitations.Invited(
                        Fixture.ELBEUF, "Bo Ailleurs", "bo.ailleurs@example.org", Set.of(Role.OUTREACH_WORKER))));
        assertThat(As.member(Fixture.RESPONSABLE_ROUEN, invitations::waiting))
                .extracting(Invitations.Waiting::name)
                .contains("Bo Attente")
                .doesNotContain("Bo Ailleurs");
        assertThat(As.member(Fixture.ADMIN, invitations::waiting))
                .extracting(Invitations.Waiting::name)
                .contains("Bo Attente", "Bo Ailleurs");
    }

    @Test
    void someone_with_an_account_joins_another_organisation_and_keeps_the_password() {
        As.member(Fixture.RESPONSABLE_ROUEN, () -> invite("Bo Deux", "bo.deux@example.org"));
        As.nobody(() -> {
            accounts.choosePassword(tokenOf("bo.deux@example.org"), PASSWORD);
            return null;
        });
        As.member(
                Fixture.ADMIN,
                () -> invitations.invite(new Invitations.Invited(
                        Fixture.ELBEUF, "Bo Deux", "BO.DEUX@example.org", Set.of(Role.TEAM_LEAD))));

        var done = (SignIn.Result.Done) tried(login("bo.deux@example.org"), PASSWORD, "a");
        assertThat(As.member(
                        done.identity(), () -> signIn.workplaces(done.identity().account())))
                .extracting(place -> place.identity().organisation())
                .containsExactlyInAnyOrder(Fixture.ROUEN, Fixture.ELBEUF);
    }

    @Test
    void a_forgotten_password_is_answered_alike_for_all() {
        account("Cleo Un");
        String address = database.asOwner()
                .queryForObject("select email from account where display_name = 'Cleo Un'", String.class);
        As.nobody(() -> {
            accounts.forgotPassword("unknown@example.org", "a");
            accounts.forgotPassword(address, "a");
            return null;
        });

        assertThat(tokenOf("unknown@example.org")).isNull();
        String token = tokenOf(address);
        As.nobody(() -> {
            accounts.choosePassword(token, OTHER);
            return null;
        });
        assertThat(tried(login(address), PASSWORD, "b")).isInstanceOf(SignIn.Result.Refused.class);
        assertThat(tried(login(address), OTHER, "b")).isInstanceOf(SignIn.Result.Done.class);
    }

    @Test
    void the_own_password_is_changed_with_the_old_one() {
        var done = (SignIn.Result.Done) tried(account("Dan Un"), PASSWORD, "a");
        As.member(done.identity(), () -> {
            refused("rule.access.password-again", () -> accounts.changePassword(OTHER, OTHER));
            accounts.changePassword(PASSWORD, OTHER);
        });

        assertThat(tried(accounts(done.identity()), OTHER, "a")).isInstanceOf(SignIn.Result.Done.class);
    }

    @Test
    void who_finds_a_session_open_cannot_guess_its_password_by_changing_it() {
        var done = (SignIn.Result.Done) tried(account("Dan Deux"), PASSWORD, "a");
        As.member(done.identity(), () -> {
            for (int guess = 0; guess < 10; guess++) {
                assertThatThrownBy(() -> accounts.changePassword(OTHER, OTHER)).isInstanceOf(RuleViolation.class);
            }
            refused("rule.access.password-wait", () -> accounts.changePassword(PASSWORD, OTHER));
        });
    }

    @Test
    void a_draft_belongs_to_one_account_in_one_organisation_for_seven_days() {
        Identity elsewhere = new Identity(
                Fixture.AGENT_ROUEN.account(),
                Fixture.AGENT_ROUEN.member(),
                Fixture.ELBEUF,
                "Alix Morel",
                Fixture.AGENT_ROUEN.roles());
        As.member(Fixture.AGENT_ROUEN, () -> drafts.save("contact.new", Map.of("note", "<b>\u202E🙂\u0000</b>")));

        assertThat(As.member(Fixture.AGENT_ROUEN, () -> drafts.find("contact.new")))
                .contains(Map.of("note", "<b>\u202E🙂</b>"));
        assertThat(As.member(Fixture.COLLEAGUE_ROUEN, () -> drafts.find("contact.new")))
                .isEmpty();
        assertThat(As.member(elsewhere, () -> drafts.find("contact.new"))).isEmpty();
        Optional<Map<String, String>> late = clock.callAt(
                clock.instant().plus(Duration.ofDays(8)),
                () -> As.member(Fixture.AGENT_ROUEN, () -> drafts.find("contact.new")));
        assertThat(late).isEmpty();
        As.member(Fixture.AGENT_ROUEN, () -> {
            refused("rule.access.draft-too-long", () -> drafts.save("x", Map.of("note", "y".repeat(100_001))));
            drafts.discard("contact.new");
            assertThat(drafts.find("contact.new")).isEmpty();
        });
    }

    @Test
    void old_drafts_are_removed_by_background_work_alone() {
        As.member(Fixture.AGENT_ROUEN, () -> drafts.save("old", Map.of("a", "b")));
        try (AppSession session = database.session(Fixture.AGENT_ROUEN)) {
            session.refused("select forget_drafts(now())");
        }
        try (AppSession session = database.nobody()) {
            assertThat(session.count("select forget_drafts(now() + interval '1 day')"))
                    .isPositive();
        }
    }

    @Test
    void nobody_reads_a_hash_or_opens_the_account_of_another() {
        String login = account("Eve Un");
        AccountId account = new AccountId(
                database.asOwner().queryForObject("select id from account where login = ?", UUID.class, login));
        for (Identity who :
                new Identity[] {Fixture.AGENT_ELBEUF, Fixture.RESPONSABLE_ROUEN, Fixture.ADMIN, Fixture.DPO}) {
            try (AppSession session = database.session(who)) {
                session.forbidden("select password_hash from account");
                session.forbidden("update account set password_hash = 'x'");
                session.forbidden("update account set email = 'x@y.z'");
                session.forbidden("update account set active = true");
                session.forbidden("select * from account_link");
                session.refused("select * from account_for_sign_in(?)", login);
                session.refused("select use_link(?, 'x', now())", (Object) Tokens.hash("x"));
                session.refused("select * from memberships_of(?)", account.value());
                session.refused("select signed_in(?, now())", account.value());
                session.harmless("update account set display_name = 'X' where id = ?", account.value());
                session.refused("""
                        insert into account_link (id, account_id, kind, token_hash, created_at, expires_at)
                        values (?, ?, 'INVITATION', ?, now(), now() + interval '1 day')""", Ids.next(), account.value(), Tokens.hash("mine"));
                assertThat(session.count("select count(*) from sign_in_attempt"))
                        .isZero();
                assertThat(session.count("select count(*) from known_device")).isZero();
                assertThat(session.count("select count(*) from draft where account_id = ?", account.value()))
                        .isZero();
            }
        }
        try (AppSession session = database.session(Fixture.AGENT_ELBEUF)) {
            assertThat(session.count("select count(*) from account")).isEqualTo(1);
            session.refused("select account_to_invite('x')");
        }
    }

    @Test
    void a_second_first_administrator_is_not_made() {
        account("Fay Un");
        try (AppSession session = database.nobody()) {
            assertThat(session.rows(
                                    "select first_administrator(?, ?, ?, ?, ?, now(), now()) as made",
                                    Ids.next(),
                                    Ids.next(),
                                    Ids.next(),
                                    Ids.next(),
                                    Tokens.hash("x"))
                            .getFirst())
                    .containsEntry("made", false);
        }
    }

    private SignIn.Result tried(String login, String password, String source) {
        return As.nobody(() -> signIn.signIn(login, password, source, null));
    }

    /** A worker of Rouen who has chosen {@link #PASSWORD}; gives the login. */
    private String account(String name) {
        return new Newcomers(demo, memberships).worker(name);
    }

    private void invite(String name, String email) {
        invitations.invite(new Invitations.Invited(Fixture.ROUEN, name, email, Set.of(Role.OUTREACH_WORKER)));
    }

    private String login(String email) {
        return database.asOwner()
                .queryForObject("select login from account where lower(email) = lower(?)", String.class, email);
    }

    private String accounts(Identity who) {
        return database.asOwner()
                .queryForObject(
                        "select login from account where id = ?",
                        String.class,
                        who.account().value());
    }

    /** The token in the newest mail to the address; null when there is none. */
    private String tokenOf(String email) {
        return database
                .asOwner()
                .queryForList("select body from outbox where recipient = ? order by id desc", String.class, email)
                .stream()
                .map(body -> body.replaceAll("(?s).*mot-de-passe/(\\S+).*", "$1"))
                .findFirst()
                .orElse(null);
    }

    private static void refused(String key, ThrowingCallable work) {
        RuleViolation refused = catchThrowableOfType(RuleViolation.class, work);
        assertThat(refused).isNotNull();
        assertThat(refused.key()).isEqualTo(key);
    }
}
