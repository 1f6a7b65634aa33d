package org.visibles.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.AccountId;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Role;

/** The private address of each membership's calendar: whoever knows it reads, until it is revoked or replaced. */
@Service
@PreAuthorize("denyAll()")
public class CalendarFeeds {

    /** A calendar program asks every few minutes at most; more often is a mistake or worse. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    /** Longest token looked at, in characters. */
    private static final int TOKEN_LENGTH = 100;

    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final Clock clock;

    CalendarFeeds(JdbcClient jdbc, CurrentMember member, Clock clock) {
        this.jdbc = jdbc;
        this.member = member;
        this.clock = clock;
    }

    /** The address in use, without its token, which nobody knows any more. */
    public record Feed(Instant madeAt, @Nullable Instant lastReadAt) {}

    /**
     * For whom a calendar program reads.
     *
     * @param tooSoon it has read a moment ago, and is to wait
     */
    public record Opened(Identity identity, boolean tooSoon) {}

    /** The address of the current membership. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public Optional<Feed> mine() {
        return jdbc.sql("select made_at, last_read_at from calendar_feed where member_id = ? and revoked_at is null")
                .param(member.require().member().value())
                .query((row, n) -> new Feed(
                        row.getTimestamp(1).toInstant(),
                        row.getTimestamp(2) == null ? null : row.getTimestamp(2).toInstant()))
                .optional();
    }

    /**
     * Makes an address; one made before opens nothing any more.
     *
     * @return its token, shown this once
     */
    @PreAuthorize("hasRole('" + Permission.REFERRAL_READ + "')")
    @Transactional
    public String make() {
        revoke();
        Identity who = member.require();
        String token = Tokens.next();
        jdbc.sql("""
                        insert into calendar_feed (id, account_id, member_id, organisation_id, token_hash, made_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        Ids.next(),
                        who.account().value(),
                        who.member().value(),
                        who.organisation().value(),
                        Tokens.hash(token),
                        Timestamp.from(clock.instant()))
                .update();
        return token;
    }

    /** Ends the address of the current membership; without one it changes nothing. */
    @PreAuthorize("isAuthenticated()")
    @Transactional
    public void revoke() {
        jdbc.sql("update calendar_feed set revoked_at = ? where member_id = ? and revoked_at is null")
                .params(
                        Timestamp.from(clock.instant()),
                        member.require().member().value())
                .update();
    }

    /**
     * For whom the address with this token reads. Empty when it is unknown or revoked, or when the account, the membership
     * or the organisation is closed: which of these is not told.
     */
    @PreAuthorize("permitAll()")
    @Transactional
    public Optional<Opened> open(String token) {
        if (token.length() > TOKEN_LENGTH) {
            return Optional.empty();
        }
        return jdbc.sql("select * from feed_for_reading(?, ?, make_interval(secs => ?))")
                .params(Tokens.hash(token), Timestamp.from(clock.instant()), PAUSE.toSeconds())
                .query((row, n) -> new Opened(identity(row), row.getBoolean("too_soon")))
                .optional();
    }

    private static Identity identity(ResultSet row) throws SQLException {
        return new Identity(
                new AccountId(row.getObject("account_id", UUID.class)),
                new MemberId(row.getObject("member_id", UUID.class)),
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                row.getString("display_name"),
                Arrays.stream((String[]) row.getArray("roles").getArray())
                        .map(Role::valueOf)
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
