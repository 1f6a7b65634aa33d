package org.visibles.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentAuthor;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.ReferralId;

/** Reads one referral with what was told, its answer and its moves: three statements. */
@Component
class WholeReferral {

    private static final String ONE = ReferralRows.ROW + """
            , r.agreed_on, r.expires_on, r.decided_at, r.decline_reason, r.decline_note, r.appointment_place, r.moved_at, r.version
            from referral r\s""" + ReferralWait.JOIN;

    private final JdbcClient jdbc;
    private final Disclosures disclosures;
    private final ReferralRows rows;
    private final CurrentAuthor author;

    WholeReferral(JdbcClient jdbc, Disclosures disclosures, ReferralRows rows, CurrentAuthor author) {
        this.jdbc = jdbc;
        this.disclosures = disclosures;
        this.rows = rows;
        this.author = author;
    }

    /** @throws NotFound when the current organisation, or the guest of its link, has no part in it */
    ReferralDetail read(ReferralId id, Map<UUID, String> names) {
        var told = disclosures.read(id.value());
        var history = history(id, names);
        return jdbc.sql(ONE + " where r.id = ?")
                .param(id.value())
                .query((rs, n) -> detail(rs, names, told, history))
                .optional()
                .orElseThrow(NotFound::new);
    }

    private ReferralDetail detail(
            ResultSet rs, Map<UUID, String> names, Disclosures.Told told, List<ReferralStep> history)
            throws SQLException {
        ReferralRow row = rows.row(rs, names);
        var own = author.author().organisation().value();
        String reason = rs.getString("decline_reason");
        boolean hidden = row.closed() && row.recipientId().equals(own);
        return new ReferralDetail(
                row,
                told.shared(),
                told.needs(),
                told.reason(),
                told.availability(),
                rs.getObject("agreed_on", LocalDate.class),
                rs.getObject("expires_on", LocalDate.class),
                ReferralRows.instant(rs, "decided_at"),
                reason == null ? null : DeclineReason.valueOf(reason),
                rs.getString("decline_note"),
                hidden ? null : rs.getString("appointment_place"),
                hidden ? List.of() : history,
                row.recipientId().equals(own),
                row.senderId().equals(own),
                ReferralRows.instant(rs, "moved_at"),
                rs.getLong("version"));
    }

    private List<ReferralStep> history(ReferralId id, Map<UUID, String> names) {
        return jdbc.sql("""
                select e.status moved_to, e.effective_on, e.recorded_at, e.organisation_id, e.by_link, null::uuid recipient_id
                from referral_event e where e.referral_id = ? order by e.version""").param(id.value()).query((rs, n) -> step(rs, names)).list();
    }

    static ReferralStep step(ResultSet rs, Map<UUID, String> names) throws SQLException {
        UUID recipient = rs.getObject("recipient_id", UUID.class);
        return new ReferralStep(
                ReferralStatus.valueOf(rs.getString("moved_to")),
                rs.getObject("effective_on", LocalDate.class),
                rs.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                names.getOrDefault(rs.getObject("organisation_id", UUID.class), ""),
                rs.getBoolean("by_link"),
                recipient == null ? null : names.get(recipient));
    }
}
