package org.visibles.referral;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.YouthId;
import org.visibles.messaging.Notifications;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.referral.letter.ReferralMails;
import org.visibles.youth.AgreementAbout;
import org.visibles.youth.AgreementKind;
import org.visibles.youth.AgreementWithdrawn;

/**
 * Which agreement belongs to which referral; and when one is withdrawn, tells both parties. The database itself has
 * closed the partner's view by then.
 */
@Component
class ReferralAgreements implements AgreementAbout {

    /** Closed by this agreement, and not before by one of their own: as the database's trigger has it. */
    private static final String CLOSED = """
            select r.id, r.sender_member, r.recipient_id from referral r
            where r.youth_id = :youth and r.agreement_withdrawn_on is not null and (r.agreement_id = :agreement
              or not exists (select from referral o where o.agreement_id = :agreement) and not exists (select from agreement a
                where a.id = r.agreement_id and a.withdrawn_on is not null))""";

    private final JdbcClient jdbc;
    private final ReferralQueries referrals;
    private final Notifications notifications;
    private final ReferralMails mails;
    private final OrganisationDirectory organisations;
    private final CurrentMember member;

    ReferralAgreements(
            JdbcClient jdbc,
            ReferralQueries referrals,
            Notifications notifications,
            ReferralMails mails,
            OrganisationDirectory organisations,
            CurrentMember member) {
        this.jdbc = jdbc;
        this.referrals = referrals;
        this.notifications = notifications;
        this.mails = mails;
        this.organisations = organisations;
        this.member = member;
    }

    @Override
    public Map<UUID, String> of(YouthId youth) {
        Map<UUID, String> recipients = new HashMap<>();
        if (member.require().may(Permission.REFERRAL_READ)) {
            referrals.of(youth).forEach(row -> {
                if (row.agreement() != null) {
                    recipients.put(row.agreement(), row.recipient());
                }
            });
        }
        return recipients;
    }

    private record Closed(ReferralId id, UUID senderMember, UUID recipient) {}

    @EventListener
    void tell(AgreementWithdrawn withdrawn) {
        if (withdrawn.kind() != AgreementKind.REFERRAL) {
            return;
        }
        List<Closed> all = jdbc.sql(CLOSED)
                .param("youth", withdrawn.youth().value())
                .param("agreement", withdrawn.agreement())
                .query((rs, n) -> new Closed(
                        new ReferralId(rs.getObject(1, UUID.class)),
                        rs.getObject(2, UUID.class),
                        rs.getObject(3, UUID.class)))
                .list();
        Map<UUID, String> names = organisations.names();
        for (Closed closed : all) {
            String link = "orientations/" + closed.id();
            notifications.toMember(
                    new MemberId(closed.senderMember()),
                    "referral.notice.agreement-withdrawn",
                    List.of(names.getOrDefault(closed.recipient(), "")),
                    link);
            notifications.toOrganisation(
                    new OrganisationId(closed.recipient()), "referral.notice.closed", List.of(), link);
            mails.address(closed.recipient())
                    .ifPresent(address -> mails.send(
                            mails.begin(
                                            "referral.mail.closed.subject",
                                            closed.id().reference())
                                    .paragraph(
                                            "referral.mail.closed.text",
                                            closed.id().reference()),
                            address,
                            closed.id()));
        }
    }
}
