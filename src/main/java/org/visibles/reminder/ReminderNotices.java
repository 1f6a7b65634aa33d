package org.visibles.reminder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.visibles.access.MemberAddresses;
import org.visibles.access.MemberAddresses.Address;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.Role;
import org.visibles.messaging.LetterWriter.Draft;
import org.visibles.messaging.Links;
import org.visibles.messaging.Notifications;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.referral.letter.ReferralMails;

/**
 * Tells what is due: each by the bell, all of one run in one mail to each address, with references and links alone. A
 * partner is written to at its registered address, a member at its own.
 */
@Component
class ReminderNotices {

    /** A mail is no list: what is beyond is counted. */
    private static final int LINES = 40;

    private final Notifications notifications;
    private final ReferralMails mails;
    private final MemberAddresses addresses;
    private final OrganisationDirectory organisations;
    private final Links links;

    ReminderNotices(
            Notifications notifications,
            ReferralMails mails,
            MemberAddresses addresses,
            OrganisationDirectory organisations,
            Links links) {
        this.notifications = notifications;
        this.mails = mails;
        this.addresses = addresses;
        this.organisations = organisations;
        this.links = links;
    }

    Post open(OrganisationId own) {
        return new Post(own);
    }

    private record Line(ReminderKind kind, ReferralId referral, String link) {}

    /** What one run has to tell one organisation. */
    final class Post {

        private final OrganisationId own;
        private final List<Address> members;
        private final Map<UUID, String> names;
        private final Map<String, List<Line>> lines = new LinkedHashMap<>();
        private int told;

        private Post(OrganisationId own) {
            this.own = own;
            this.members = addresses.ofOrganisation();
            this.names = organisations.names();
        }

        void tell(OpenReferral referral, ReminderKind kind) {
            told++;
            switch (kind.asked()) {
                case RECIPIENT -> {
                    notifications.toOrganisation(own, key(kind), arguments(referral), link(referral.id()));
                    mails.address(own.value())
                            .ifPresent(address -> line(address, referral, kind, mails.partnerLink(referral.id())));
                }
                case SENDER -> toMembers(referral, kind, sender(referral));
                case NOBODY -> {
                    if (kind == ReminderKind.LEAD) {
                        toMembers(referral, kind, leads());
                    }
                }
            }
        }

        /** Nobody there to be told any more: then all of them. */
        private void toMembers(OpenReferral referral, ReminderKind kind, List<Address> those) {
            if (those.isEmpty()) {
                notifications.toOrganisation(own, key(kind), arguments(referral), link(referral.id()));
            }
            those.forEach(each -> {
                notifications.toMember(each.member(), key(kind), arguments(referral), link(referral.id()));
                line(each.email(), referral, kind, mails.memberLink(referral.id()));
            });
        }

        private List<Address> sender(OpenReferral referral) {
            List<Address> found = members.stream()
                    .filter(each -> each.member().value().equals(referral.senderMember()))
                    .toList();
            return found.isEmpty() ? leads() : found;
        }

        private List<Address> leads() {
            return members.stream()
                    .filter(each -> each.roles().contains(Role.TEAM_LEAD))
                    .toList();
        }

        private void line(String address, OpenReferral referral, ReminderKind kind, String link) {
            lines.computeIfAbsent(address, to -> new ArrayList<>()).add(new Line(kind, referral.id(), link));
        }

        /** Returns how many were told. */
        int send() {
            lines.forEach((address, all) -> {
                Draft letter = mails.begin("reminder.mail.subject", all.size());
                all.stream()
                        .limit(LINES)
                        .forEach(line -> letter.paragraph(
                                        "reminder.mail." + line.kind(),
                                        line.referral().reference())
                                .link("referral.mail.open", line.link()));
                if (all.size() > LINES) {
                    letter.paragraph("reminder.mail.more", all.size() - LINES)
                            .link("reminder.mail.all", links.absolute("orientations"));
                }
                mails.send(
                        letter.paragraph("reminder.mail.hint"),
                        address,
                        all.size() == 1 ? all.getFirst().referral() : null);
            });
            return told;
        }

        private List<String> arguments(OpenReferral referral) {
            return List.of(
                    referral.id().reference(),
                    names.getOrDefault(
                            referral.sender().equals(own.value()) ? referral.recipient() : referral.sender(), ""));
        }
    }

    private static String key(ReminderKind kind) {
        return "reminder.notice." + kind;
    }

    private static String link(ReferralId id) {
        return "orientations/" + id;
    }
}
