package org.visibles.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing without locking a victim out; works in the caller's transaction. Wrong passwords are counted for a login from one source, for a
 * source, and for a login from anywhere; past some, each further one doubles the time to wait. What is tried while one
 * waits is not looked at and does not prolong it. A device from which the account has signed in before is not held up by
 * what strangers do to the login.
 */
@Component
public class Throttle {

    /** Where the waiting begins, how long it gets, and how fast it is forgotten. */
    private record Limit(int free, Duration first, Duration longest) {}

    private static final Limit PAIR = new Limit(5, Duration.ofSeconds(2), Duration.ofMinutes(15));
    private static final Limit SOURCE = new Limit(30, Duration.ofSeconds(2), Duration.ofMinutes(15));
    private static final Limit LOGIN = new Limit(20, Duration.ofSeconds(2), Duration.ofMinutes(1));

    /** Failures are forgotten after so long without another. */
    private static final Duration FORGOTTEN = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Clock clock;

    Throttle(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Time to wait before this may be tried; zero when it may be now. One try at a time is looked at, until the caller's
     * transaction ends: many at once would all pass before the first is counted.
     */
    public Duration waiting(String login, String source, boolean knownDevice) {
        boolean alone = jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                .param((knownDevice ? "device " + source + " " : "login ") + login)
                .query(Boolean.class)
                .single();
        if (!alone) {
            return Duration.ofSeconds(1);
        }
        Instant now = clock.instant();
        return keys(login, source, knownDevice).stream()
                .map(key -> blockedUntil(key.hash()))
                .filter(until -> until.isAfter(now))
                .map(until -> Duration.between(now, until))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    public void failed(String login, String source, boolean knownDevice) {
        keys(login, source, knownDevice).forEach(this::count);
    }

    /** A right password clears what was counted for it from this source, not what others did. */
    public void succeeded(String login, String source) {
        jdbc.sql("delete from sign_in_attempt where key = ?")
                .param(Tokens.hash(pair(login, source)))
                .update();
    }

    private record Key(byte[] hash, Limit limit) {}

    private static List<Key> keys(String login, String source, boolean knownDevice) {
        Key pair = new Key(Tokens.hash(pair(login, source)), PAIR);
        Key from = new Key(Tokens.hash("source " + source), SOURCE);
        return knownDevice ? List.of(pair) : List.of(pair, from, new Key(Tokens.hash("login " + login), LOGIN));
    }

    private static String pair(String login, String source) {
        return "pair " + login + " " + source;
    }

    private Instant blockedUntil(byte[] key) {
        return jdbc.sql("select blocked_until from sign_in_attempt where key = ?")
                .param(key)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .optional()
                .orElse(Instant.EPOCH);
    }

    private void count(Key key) {
        Instant now = clock.instant();
        int failures = 1
                + jdbc.sql(
                                "select case when last_at < ? then 0 else failures end from sign_in_attempt where key = ? for update")
                        .param(Timestamp.from(now.minus(FORGOTTEN)))
                        .param(key.hash())
                        .query(Integer.class)
                        .optional()
                        .orElse(0);
        jdbc.sql("""
                        insert into sign_in_attempt (key, failures, last_at, blocked_until) values (?, ?, ?, ?)
                        on conflict (key) do update set failures = excluded.failures, last_at = excluded.last_at,
                          blocked_until = excluded.blocked_until""")
                .param(key.hash())
                .param(failures)
                .param(Timestamp.from(now))
                .param(Timestamp.from(now.plus(wait(failures, key.limit()))))
                .update();
    }

    private static Duration wait(int failures, Limit limit) {
        int beyond = failures - limit.free();
        if (beyond < 0) {
            return Duration.ZERO;
        }
        Duration doubled = limit.first().multipliedBy(1L << Math.min(beyond, 20));
        return doubled.compareTo(limit.longest()) > 0 ? limit.longest() : doubled;
    }
}
