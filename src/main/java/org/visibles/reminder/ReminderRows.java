package org.visibles.reminder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.ReferralId;
import org.visibles.referral.ReferralStatus;

/** What the current organisation's referrals need, and what was asked about them: three statements, however many there are. */
@Component
class ReminderRows {

    private static final String OPEN = """
            select r.id, r.status, r.sender_id, r.sender_member, r.recipient_id, r.youth_id, coalesce(r.moved_at, r.sent_at) moved_at,
              r.appointment_at, m.by_sender, m.by_recipient
            from referral r left join lateral (select max(m.sent_at) filter (where m.organisation_id = r.sender_id) by_sender,
                max(m.sent_at) filter (where m.organisation_id = r.recipient_id) by_recipient
              from referral_message m where m.referral_id = r.id) m on true
            where (r.sender_id = :own or r.recipient_id = :own) and r.agreement_withdrawn_on is null
              and r.status in ('SENT', 'ACCEPTED', 'SCHEDULED', 'ATTENDED', 'MISSED', 'STARTED')
            order by r.id""";

    private final JdbcClient jdbc;
    private final Clock clock;

    ReminderRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<OpenReferral> open(OrganisationId own) {
        Set<UUID> leftAlone = new HashSet<>(jdbc.sql("select person from people_left_alone() person")
                .query(UUID.class)
                .list());
        return jdbc.sql(OPEN)
                .param("own", own.value())
                .query((rs, n) -> referral(rs, leftAlone))
                .list();
    }

    /** By referral and kind, when it was asked; for a recipient no more than what it was asked itself. */
    Map<ReferralId, Map<ReminderKind, List<Instant>>> asked(List<OpenReferral> referrals) {
        Map<ReferralId, Map<ReminderKind, List<Instant>>> asked = new HashMap<>();
        jdbc.sql("select referral_id, kind, reminded_at from referral_reminder where referral_id = any (?)")
                .param(referrals.stream().map(each -> each.id().value()).toArray(UUID[]::new))
                .query(rs -> {
                    asked.computeIfAbsent(
                                    new ReferralId(rs.getObject(1, UUID.class)),
                                    id -> new EnumMap<>(ReminderKind.class))
                            .computeIfAbsent(ReminderKind.valueOf(rs.getString(2)), kind -> new ArrayList<>())
                            .add(rs.getObject(3, OffsetDateTime.class).toInstant());
                });
        return asked;
    }

    /** Whether it was for this run to do: another node may have been faster. */
    boolean add(ReferralId referral, ReminderKind kind, int number, OrganisationId of) {
        return jdbc.sql("""
                insert into referral_reminder (referral_id, kind, number, organisation_id, reminded_at) values (?, ?, ?, ?, ?)
                on conflict do nothing""")
                        .params(referral.value(), kind.name(), number, of.value(), OffsetDateTime.now(clock))
                        .update()
                > 0;
    }

    private static OpenReferral referral(ResultSet rs, Set<UUID> leftAlone) throws SQLException {
        return new OpenReferral(
                new ReferralId(rs.getObject("id", UUID.class)),
                ReferralStatus.valueOf(rs.getString("status")),
                rs.getObject("sender_id", UUID.class),
                rs.getObject("sender_member", UUID.class),
                rs.getObject("recipient_id", UUID.class),
                leftAlone.contains(rs.getObject("youth_id", UUID.class)),
                Objects.requireNonNull(instant(rs, "moved_at")),
                instant(rs, "appointment_at"),
                instant(rs, "by_sender"),
                instant(rs, "by_recipient"));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
