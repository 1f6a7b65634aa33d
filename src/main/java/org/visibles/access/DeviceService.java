package org.visibles.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.AccountId;
import org.visibles.kernel.CurrentDevice.Device;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.DeviceId;
import org.visibles.kernel.FreeText;
import org.visibles.kernel.Identity;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Role;
import org.visibles.kernel.RuleViolation;

/** Phones that a member has linked: each logs what happens in the field under a token of its own, for 30 days. */
@Service
@PreAuthorize("denyAll()")
public class DeviceService {

    /** How long a link lasts; linking again, from a signed-in session, renews it. */
    public static final Duration VALID = Duration.ofDays(30);

    static final int NAME_LENGTH = 100;

    /** Longest token looked at, in characters. */
    private static final int TOKEN_LENGTH = 100;

    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final Clock clock;

    DeviceService(JdbcClient jdbc, CurrentMember member, Clock clock) {
        this.jdbc = jdbc;
        this.member = member;
        this.clock = clock;
    }

    /** A link just made; the token is shown this once. */
    public record Linked(DeviceId id, String token, Instant expiresAt) {}

    /** A phone, as the account's page shows it. */
    public record DeviceRow(
            DeviceId id,
            OrganisationId organisation,
            String name,
            Instant linkedAt,
            @Nullable Instant lastSeenAt,
            Instant expiresAt) {}

    /** Who acts by which phone. */
    public record Opened(Identity identity, Device device) {}

    /**
     * Links a phone to the current member. The same installation again is the same phone with a new token: the old one
     * ends, and what was sent under it is not taken twice.
     *
     * @param installation made by the page when it was first opened on the phone
     * @param name what to call it in the list
     * @throws RuleViolation {@code rule.access.device-name} past {@value #NAME_LENGTH} characters
     */
    @PreAuthorize("hasRole('" + Permission.OUTING_WRITE + "')")
    @Transactional
    public Linked link(UUID installation, String name) {
        Identity who = member.require();
        String token = Tokens.next();
        Instant now = clock.instant();
        Instant until = now.plus(VALID);
        UUID id = jdbc.sql("""
                        insert into device (id, account_id, member_id, organisation_id, installation, name, token_hash,
                          first_linked_at, linked_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (member_id, installation) do update set name = excluded.name,
                          token_hash = ?, linked_at = excluded.linked_at, expires_at = excluded.expires_at,
                          revoked_at = null
                        returning id""")
                .param(DeviceId.next().value())
                .param(who.account().value())
                .param(who.member().value())
                .param(who.organisation().value())
                .param(installation)
                .param(shown(name))
                .param(Tokens.hash(token))
                .param(Timestamp.from(now))
                .param(Timestamp.from(now))
                .param(Timestamp.from(until))
                .param(Tokens.hash(token)) // not from "excluded": nobody may read that column
                .query(UUID.class)
                .single();
        return new Linked(new DeviceId(id), token, until);
    }

    private static String shown(String name) {
        String line = FreeText.line(name, NAME_LENGTH, "rule.access.device-name");
        return line == null ? "–" : line;
    }

    /** The own account's phones that may still send, the one used last first. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public List<DeviceRow> mine() {
        return jdbc.sql("""
                        select id, organisation_id, name, linked_at, last_seen_at, expires_at from device
                        where account_id = ? and revoked_at is null and expires_at > ?
                        order by coalesce(last_seen_at, linked_at) desc, id""")
                .param(member.require().account().value())
                .param(Timestamp.from(clock.instant()))
                .query((row, n) -> new DeviceRow(
                        new DeviceId(row.getObject("id", UUID.class)),
                        new OrganisationId(row.getObject("organisation_id", UUID.class)),
                        row.getString("name"),
                        row.getTimestamp("linked_at").toInstant(),
                        row.getTimestamp("last_seen_at") == null
                                ? null
                                : row.getTimestamp("last_seen_at").toInstant(),
                        row.getTimestamp("expires_at").toInstant()))
                .list();
    }

    /**
     * Ends the link of one of the own account's phones; once more changes nothing.
     *
     * @throws NotFound when it is nobody's, or somebody else's
     */
    @PreAuthorize("isAuthenticated()")
    @Transactional
    public void revoke(DeviceId id) {
        int changed = jdbc.sql("update device set revoked_at = coalesce(revoked_at, ?) where id = ? and account_id = ?")
                .param(Timestamp.from(clock.instant()))
                .param(id.value())
                .param(member.require().account().value())
                .update();
        if (changed == 0) {
            throw new NotFound();
        }
    }

    /**
     * Who acts by the phone with this token. Empty when it is unknown, revoked or expired, or when the account, the
     * membership or the organisation is closed: which of these is not told.
     */
    @PreAuthorize("permitAll()")
    @Transactional
    public Optional<Opened> open(String token) {
        if (token.length() > TOKEN_LENGTH) {
            return Optional.empty();
        }
        return jdbc.sql("select * from device_for_sign_in(?, ?)")
                .params(Tokens.hash(token), Timestamp.from(clock.instant()))
                .query((row, n) -> new Opened(
                        new Identity(
                                new AccountId(row.getObject("account_id", UUID.class)),
                                new MemberId(row.getObject("member_id", UUID.class)),
                                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                                row.getString("display_name"),
                                Arrays.stream((String[]) row.getArray("roles").getArray())
                                        .map(Role::valueOf)
                                        .collect(Collectors.toUnmodifiableSet())),
                        new Device(
                                new DeviceId(row.getObject("device_id", UUID.class)),
                                row.getTimestamp("first_linked_at").toInstant(),
                                row.getTimestamp("expires_at").toInstant())))
                .optional();
    }
}
