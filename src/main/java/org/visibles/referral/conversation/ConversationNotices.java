package org.visibles.referral.conversation;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentAuthor;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.ReferralId;
import org.visibles.messaging.Notifications;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.organisation.OrganisationRow;
import org.visibles.referral.letter.ReferralMails;

/** Tells that there is a message, by bell and mail; neither says who is meant nor what it says. */
@Component
class ConversationNotices {

    private final Notifications notifications;
    private final ReferralMails mails;
    private final OrganisationDirectory organisations;
    private final CurrentAuthor author;

    ConversationNotices(
            Notifications notifications,
            ReferralMails mails,
            OrganisationDirectory organisations,
            CurrentAuthor author) {
        this.notifications = notifications;
        this.mails = mails;
        this.organisations = organisations;
        this.author = author;
    }

    void tell(ReferralId id, UUID sender, UUID senderMember, UUID recipient) {
        OrganisationId own = author.author().organisation();
        boolean fromSender = own.value().equals(sender);
        String link = "orientations/" + id;
        List<String> from =
                List.of(organisations.find(own).map(OrganisationRow::name).orElse(""));
        if (fromSender) {
            notifications.toOrganisation(new OrganisationId(recipient), "referral.notice.message", from, link);
        } else {
            notifications.toMember(new MemberId(senderMember), "referral.notice.message", from, link);
        }
        mails.address(fromSender ? recipient : sender)
                .ifPresent(address -> mails.send(
                        mails.begin("referral.mail.message.subject", id.reference())
                                .paragraph("referral.mail.message.text", id.reference())
                                .link("referral.mail.open", fromSender ? mails.partnerLink(id) : mails.memberLink(id)),
                        address,
                        id));
    }
}
