package org.visibles.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.kernel.AccountId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Role;

/** Makes accounts with a password that everybody knows: for the demo's profile, and for tests. */
@Component
@Profile({"demo", "test"})
public class DemoAccounts {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final PasswordEncoder encoder;
    private final Clock clock;

    DemoAccounts(JdbcClient jdbc, PlatformTransactionManager transactions, PasswordEncoder encoder, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.encoder = encoder;
        this.clock = clock;
    }

    /** The password in the form that is stored: made once for many accounts, since it takes its time. */
    public String hash(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    /**
     * The administrator of an empty database, as the one-time link of production would make it; nobody may be signed in.
     */
    public Identity firstAdministrator(String hash) {
        MemberId member = new MemberId(Ids.next());
        OrganisationId organisation = OrganisationId.next();
        AccountId account = new AccountId(Ids.next());
        byte[] token = Tokens.hash(Tokens.next());
        transaction.executeWithoutResult(status -> {
            Instant now = clock.instant();
            jdbc.sql("select first_administrator(?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            account.value(),
                            member.value(),
                            organisation.value(),
                            Ids.next(),
                            token,
                            Timestamp.from(now),
                            Timestamp.from(now.plus(AccountService.FIRST_VALID)))
                    .query(Boolean.class)
                    .single();
            jdbc.sql("select use_link(?, ?, ?)")
                    .params(token, hash, Timestamp.from(now))
                    .query(Boolean.class)
                    .single();
        });
        return new Identity(account, member, organisation, "Administrateur", Set.of(Role.ADMINISTRATOR));
    }

    /** An account without any membership; an administrator acts. */
    public AccountId create(String login, String name) {
        AccountId account = new AccountId(Ids.next());
        transaction.executeWithoutResult(status -> jdbc.sql(
                        "insert into account (id, login, email, display_name, created_at, version) values (?, ?, ?, ?, ?, 0)")
                .params(
                        account.value(),
                        login.toLowerCase(Locale.ROOT),
                        login.toLowerCase(Locale.ROOT) + "@demo.example",
                        name,
                        Timestamp.from(clock.instant()))
                .update());
        return account;
    }

    /** The link by which {@link #open} gives the account its password; an administrator acts. */
    public String link(AccountId account) {
        String token = Tokens.next();
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> jdbc.sql("""
                        insert into account_link (id, account_id, kind, token_hash, created_at, expires_at)
                        values (?, ?, 'INVITATION', ?, ?, ?)""")
                .params(
                        Ids.next(),
                        account.value(),
                        Tokens.hash(token),
                        Timestamp.from(now),
                        Timestamp.from(now.plus(Invitations.VALID)))
                .update());
        return token;
    }

    /** Nobody may be signed in. */
    public void open(String link, String hash) {
        transaction.executeWithoutResult(status -> jdbc.sql("select use_link(?, ?, ?)")
                .params(Tokens.hash(link), hash, Timestamp.from(clock.instant()))
                .query(Boolean.class)
                .single());
    }
}
