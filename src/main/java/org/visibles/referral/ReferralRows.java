package org.visibles.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.YouthId;
import org.visibles.referral.ReferralWait.On;

/** Makes the lines of lists; their statements begin with {@link #ROW}, from {@code referral r} and {@link ReferralWait#JOIN}. */
@Component
class ReferralRows {

    static final String ROW = """
            select r.id, r.youth_id, r.sender_id, r.recipient_id, r.status, r.sent_at, r.seen_at, r.appointment_at, r.due_on,
              r.agreement_id, r.agreement_withdrawn_on, w.on_whom, w.since,
              coalesce(
                (select c.label from circle c where c.youth_id = r.youth_id
                  and c.organisation_id = (select current_organisation()) and c.relation = 'FULL'),
                (select d.value from referral_disclosure d where d.referral_id = r.id and d.field = 'NAME'),
                (select d.value from referral_disclosure d where d.referral_id = r.id and d.field = 'PSEUDONYM')) label""";

    private final CurrentMember member;
    private final Clock clock;

    ReferralRows(CurrentMember member, Clock clock) {
        this.member = member;
        this.clock = clock;
    }

    ReferralRow row(ResultSet rs, Map<UUID, String> names) throws SQLException {
        UUID sender = rs.getObject("sender_id", UUID.class);
        UUID recipient = rs.getObject("recipient_id", UUID.class);
        ReferralStatus status = ReferralStatus.valueOf(rs.getString("status"));
        LocalDate dueOn = rs.getObject("due_on", LocalDate.class);
        LocalDate closedOn = rs.getObject("agreement_withdrawn_on", LocalDate.class);
        boolean hidden = closedOn != null && reads(recipient);
        Instant appointment = hidden ? null : instant(rs, "appointment_at");
        String on = rs.getString("on_whom");
        ReferralWait wait = on == null ? ReferralWait.NOBODY : new ReferralWait(On.valueOf(on), instant(rs, "since"));
        return new ReferralRow(
                new ReferralId(rs.getObject("id", UUID.class)),
                new YouthId(rs.getObject("youth_id", UUID.class)),
                rs.getString("label"),
                sender,
                names.getOrDefault(sender, ""),
                recipient,
                names.getOrDefault(recipient, ""),
                status,
                instant(rs, "sent_at"),
                instant(rs, "seen_at"),
                appointment,
                dueOn,
                closedOn == null
                        && status == ReferralStatus.SENT
                        && dueOn != null
                        && dueOn.isBefore(LocalDate.now(clock)),
                wait.at(clock.instant(), status, appointment),
                rs.getObject("agreement_id", UUID.class),
                closedOn);
    }

    /** Whoever reads without being a member reads for the recipient. */
    private boolean reads(UUID recipient) {
        return member.identity()
                .map(each -> each.organisation().value().equals(recipient))
                .orElse(true);
    }

    static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
