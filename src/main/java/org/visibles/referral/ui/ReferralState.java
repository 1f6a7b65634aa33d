package org.visibles.referral.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.orderedlayout.FlexLayout;
import java.time.LocalDate;
import org.visibles.messaging.LetterRefusals;
import org.visibles.referral.ReferralDetail;
import org.visibles.referral.ReferralQueries.Tab;
import org.visibles.referral.ReferralStatus;
import org.visibles.referral.letter.ReferralLetters;
import org.visibles.widgets.Formats;

/** Where a referral stands, in words: between whom, since when, what came of it, and on whom it waits. */
class ReferralState extends Div {

    ReferralState(ReferralDetail detail, LetterRefusals refusals, LocalDate today) {
        var row = detail.row();
        FlexLayout badges = new FlexLayout(
                row.closed()
                        ? ReferralCard.badge(getTranslation("referral.agreement-withdrawn"), "error")
                        : ReferralCard.status(row));
        badges.addClassName("visibles-page-actions");
        if (row.overdue()) {
            badges.add(ReferralCard.badge(getTranslation("referral.overdue"), "warning"));
        }
        add(badges);
        add(line("referral.between", row.sender(), row.recipient()));
        add(line("referral.reference", row.id().reference()));
        if (row.agreementWithdrawnOn() != null) {
            add(line("referral.agreement-withdrawn-on", Formats.date(row.agreementWithdrawnOn())));
            add(line(detail.sent() ? "referral.closed-to-partner" : "referral.closed-to-us"));
        }
        if (detail.sent() || detail.received()) {
            WaitText waits = new WaitText(row, detail.sent() ? Tab.SENT : Tab.RECEIVED, today);
            if (!waits.getText().isEmpty()) {
                add(new Paragraph(waits));
            }
        }
        if (row.sentAt() != null) {
            add(line("referral.sent-at", Formats.dateTime(row.sentAt())));
        }
        if (row.status() != ReferralStatus.DRAFT) {
            add(
                    row.seenAt() == null
                            ? line("referral.not-seen")
                            : line("referral.seen-at", Formats.dateTime(row.seenAt())));
        }
        if (detail.sent()) {
            refusals.of(ReferralLetters.about(row.id())).stream()
                    .findFirst()
                    .ifPresent(refused -> add(line(
                            "referral.letter-refused",
                            getTranslation(refused.refusal().key()),
                            Formats.dateTime(refused.at()))));
        }
        if (row.status() == ReferralStatus.SENT && !row.closed() && row.dueOn() != null && detail.expiresOn() != null) {
            add(line("referral.due-until", Formats.date(row.dueOn()), Formats.date(detail.expiresOn())));
        }
        if (row.appointmentAt() != null) {
            add(
                    detail.appointmentPlace() == null
                            ? line("referral.appointment-on", Formats.dateTime(row.appointmentAt()))
                            : line(
                                    "referral.appointment-at",
                                    Formats.dateTime(row.appointmentAt()),
                                    detail.appointmentPlace()));
        }
        if (detail.declineReason() != null) {
            add(line(
                    "referral.declined-because",
                    getTranslation("referral.decline." + detail.declineReason().name())));
            if (detail.declineNote() != null) {
                add(new Paragraph(detail.declineNote()));
            }
            add(line("referral.declined-secret"));
        }
    }

    private Paragraph line(String key, Object... arguments) {
        return new Paragraph(getTranslation(key, arguments));
    }
}
