package org.visibles.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.AccountId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Role;

/** Signing in: a login and a password become a member of one organisation. */
@Service
@PreAuthorize("denyAll()")
public class SignIn {

    /** Longest login and password looked at, in characters. */
    private static final int LONGEST = 254;

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final Throttle throttle;
    private final Clock clock;
    /** What an unknown login is compared with, so that it takes as long as a known one. */
    private final String nobodysHash;

    SignIn(JdbcClient jdbc, PasswordEncoder encoder, Throttle throttle, Clock clock) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.throttle = throttle;
        this.clock = clock;
        this.nobodysHash = Objects.requireNonNull(encoder.encode(Tokens.next()));
    }

    /** What came of it. */
    public sealed interface Result {
        /** @param device to be kept by the browser; null where it has one already */
        record Done(Identity identity, @Nullable String device) implements Result {}

        /** Login and password do not fit, the account is closed, or has no place to work. */
        record Refused() implements Result {}

        /** Too many wrong passwords: nothing was looked at. */
        record Wait(Duration time) implements Result {}
    }

    /** An organisation that an account works for. */
    public record Workplace(Identity identity, String organisation) {}

    /**
     * @param source address the request came from
     * @param device what an earlier sign-in gave this browser
     */
    @PreAuthorize("permitAll()")
    @Transactional
    public Result signIn(String login, String password, String source, @Nullable String device) {
        if (login.length() > LONGEST || password.length() > LONGEST) {
            return new Result.Refused();
        }
        String name = login.strip().toLowerCase(Locale.ROOT);
        Optional<Stored> stored = jdbc.sql("select id, password_hash, display_name from account_for_sign_in(?)")
                .param(name)
                .query((row, n) -> new Stored(row.getObject(1, UUID.class), row.getString(2)))
                .optional();
        boolean known = stored.isPresent() && knows(device, stored.get().account());
        Duration waiting = throttle.waiting(name, source, known);
        if (waiting.isPositive()) {
            return new Result.Wait(waiting);
        }
        String hash = stored.map(Stored::hash).orElse(nobodysHash);
        boolean fits = encoder.matches(password, hash == null ? nobodysHash : hash);
        List<Workplace> places = fits && stored.isPresent()
                ? workplaces(new AccountId(stored.get().account()))
                : List.of();
        if (places.isEmpty()) {
            throttle.failed(name, source, known);
            return new Result.Refused();
        }
        throttle.succeeded(name, source);
        UUID account = stored.orElseThrow().account();
        jdbc.sql("select signed_in(?, ?)")
                .params(account, now())
                .query((row, n) -> 0)
                .list();
        return new Result.Done(places.getFirst().identity(), known ? null : newDevice(account));
    }

    /** Where an account works, by name of the organisation; its own alone once somebody is signed in. */
    @PreAuthorize("permitAll()")
    @Transactional(readOnly = true)
    public List<Workplace> workplaces(AccountId account) {
        return jdbc.sql(
                        "select member_id, organisation_id, organisation_name, display_name, roles from memberships_of(?)")
                .param(account.value())
                .query((row, n) -> new Workplace(
                        new Identity(
                                account,
                                new MemberId(row.getObject(1, UUID.class)),
                                new OrganisationId(row.getObject(2, UUID.class)),
                                row.getString(4),
                                Arrays.stream((String[]) row.getArray(5).getArray())
                                        .map(Role::valueOf)
                                        .collect(Collectors.toUnmodifiableSet())),
                        row.getString(3)))
                .list();
    }

    private record Stored(UUID account, @Nullable String hash) {}

    private boolean knows(@Nullable String device, UUID account) {
        return device != null
                && jdbc.sql("update known_device set last_used = ? where token_hash = ? and account_id = ?")
                                .params(now(), Tokens.hash(device), account)
                                .update()
                        == 1;
    }

    private String newDevice(UUID account) {
        String device = Tokens.next();
        jdbc.sql("insert into known_device (token_hash, account_id, last_used) values (?, ?, ?)")
                .params(Tokens.hash(device), account, now())
                .update();
        return device;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
