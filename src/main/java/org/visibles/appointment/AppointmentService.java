package org.visibles.appointment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Identity;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Permission;
import org.visibles.kernel.ReferralId;
import org.visibles.privacy.Logged;

/** The slip of an appointment, and who goes along. What is hidden, missing or no appointment any more is not found. */
@Service
@PreAuthorize("denyAll()")
public class AppointmentService {

    private static final String PARTY =
            "hasAnyRole('" + Permission.REFERRAL_SEND + "', '" + Permission.REFERRAL_DECIDE + "')";

    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final AppointmentInvitations invitations;
    private final Clock clock;

    AppointmentService(JdbcClient jdbc, CurrentMember member, AppointmentInvitations invitations, Clock clock) {
        this.jdbc = jdbc;
        this.member = member;
        this.invitations = invitations;
        this.clock = clock;
    }

    /** The appointment of a referral; empty where there is none now. */
    @PreAuthorize("hasRole('" + Permission.REFERRAL_READ + "')")
    @Transactional(readOnly = true)
    @Logged("appointment.read")
    public Optional<AppointmentDetail> of(ReferralId referral) {
        return jdbc.sql("""
                select r.id, r.appointment_at, coalesce(s.place, r.appointment_place) place, s.directions, s.ask_for,
                  r.sender_id, r.recipient_id, a.member_id companion
                from referral r left join appointment_slip s on s.referral_id = r.id
                left join accompaniment a on a.referral_id = r.id
                where r.id = ? and r.status = 'SCHEDULED' and r.agreement_withdrawn_on is null""")
                .param(referral.value())
                .query((row, n) -> detail(row))
                .optional();
    }

    /**
     * Writes the slip, in place of what it said.
     *
     * @throws org.visibles.kernel.RuleViolation {@code rule.appointment.too-long}
     */
    @PreAuthorize(PARTY)
    @Transactional
    @Logged("appointment.slip")
    public void write(ReferralId referral, SlipContent content) {
        if (!of(referral).orElseThrow(NotFound::new).mayWrite()) {
            throw new NotFound();
        }
        SlipContent clean = content.cleaned();
        Identity who = member.require();
        jdbc.sql("""
                insert into appointment_slip (referral_id, place, directions, ask_for, organisation_id, changed_by, changed_at)
                values (:referral, :place, :directions, :askFor, :organisation, :member, :now)
                on conflict (referral_id) do update set place = excluded.place, directions = excluded.directions,
                  ask_for = excluded.ask_for, organisation_id = excluded.organisation_id, changed_by = excluded.changed_by,
                  changed_at = excluded.changed_at""")
                .param("referral", referral.value())
                .param("place", clean.place())
                .param("directions", clean.directions())
                .param("askFor", clean.askFor())
                .param("organisation", who.organisation().value())
                .param("member", who.member().value())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** The current member goes along; a colleague who meant to does not any more. All are invited anew. */
    @PreAuthorize("hasRole('" + Permission.REFERRAL_SEND + "')")
    @Transactional
    @Logged("appointment.accompany")
    public void accompany(ReferralId referral) {
        AppointmentDetail now = of(referral).orElseThrow(NotFound::new);
        if (!now.mayAccompany()) {
            throw new NotFound();
        }
        Identity who = member.require();
        jdbc.sql("""
                insert into accompaniment (referral_id, organisation_id, member_id, changed_at) values (?, ?, ?, ?)
                on conflict (referral_id) do update set member_id = excluded.member_id, changed_at = excluded.changed_at""")
                .params(
                        referral.value(),
                        who.organisation().value(),
                        who.member().value(),
                        OffsetDateTime.now(clock))
                .update();
        invitations.send(referral);
    }

    /** The current member does not go along after all; without having meant to, nothing changes. */
    @PreAuthorize("hasRole('" + Permission.REFERRAL_SEND + "')")
    @Transactional
    @Logged("appointment.step-back")
    public void stepBack(ReferralId referral) {
        int changed = jdbc.sql(
                        "update accompaniment set member_id = null, changed_at = ? where referral_id = ? and member_id = ?")
                .params(
                        OffsetDateTime.now(clock),
                        referral.value(),
                        member.require().member().value())
                .update();
        if (changed > 0) {
            jdbc.sql("select email from account where id = ?")
                    .param(member.require().account().value())
                    .query(String.class)
                    .optional()
                    .ifPresent(address -> invitations.sendWithout(referral, address));
        }
    }

    private AppointmentDetail detail(ResultSet row) throws SQLException {
        Identity who = member.require();
        UUID companion = row.getObject("companion", UUID.class);
        boolean sent = who.organisation().value().equals(row.getObject("sender_id", UUID.class));
        boolean received = who.organisation().value().equals(row.getObject("recipient_id", UUID.class));
        return new AppointmentDetail(
                new ReferralId(row.getObject("id", UUID.class)),
                row.getObject("appointment_at", OffsetDateTime.class).toInstant(),
                new SlipContent(row.getString("place"), row.getString("directions"), row.getString("ask_for")),
                companion != null,
                Objects.equals(companion, who.member().value()),
                sent && who.may(Permission.REFERRAL_SEND) || received && who.may(Permission.REFERRAL_DECIDE),
                sent && who.may(Permission.REFERRAL_SEND));
    }
}
