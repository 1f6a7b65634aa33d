package org.visibles.referral.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.time.LocalDate;
import org.visibles.referral.ReferralQueries.Tab;
import org.visibles.referral.ReferralRow;
import org.visibles.referral.ReferralStatus;
import org.visibles.widgets.Formats;

/** One referral in a list: whom it concerns, the other party, where it stands; narrow enough for a phone. */
class ReferralCard extends Div {

    /**
     * @param today for telling how long it has waited
     */
    ReferralCard(ReferralRow row, Tab tab, LocalDate today) {
        addClassName("visibles-referral");
        String label = row.label() == null ? getTranslation("referral.unnamed") : row.label();
        RouterLink link = new RouterLink(
                label, ReferralView.class, new RouteParameters("id", row.id().toString()));
        Span other = new Span(
                tab == Tab.RECEIVED
                        ? getTranslation("referral.from", row.sender())
                        : getTranslation("referral.to", row.recipient()));
        Div what = new Div(link, other, status(row));
        what.addClassName("visibles-referral-what");
        if (row.overdue()) {
            what.add(badge(getTranslation("referral.overdue"), "warning"));
        }
        if (row.closed()) {
            what.add(badge(getTranslation("referral.agreement-withdrawn"), "error"));
        }
        what.add(dates(row));
        add(what, new WaitText(row, tab, today));
    }

    static Span status(ReferralRow row) {
        Span badge = new Span();
        badge.setText(badge.getTranslation("referral.status." + row.status().name()));
        badge.getElement().getThemeList().add("badge");
        return badge;
    }

    static Span badge(String text, String variant) {
        Span badge = new Span(text);
        badge.getElement().getThemeList().add("badge " + variant);
        return badge;
    }

    private Span dates(ReferralRow row) {
        Span dates = new Span();
        dates.addClassName("visibles-referral-dates");
        if (row.status() == ReferralStatus.SCHEDULED && row.appointmentAt() != null) {
            dates.setText(getTranslation("referral.appointment-on", Formats.dateTime(row.appointmentAt())));
        } else if (row.status() == ReferralStatus.SENT && row.dueOn() != null) {
            dates.setText(getTranslation("referral.due-on", Formats.date(row.dueOn())));
        } else if (row.sentAt() != null) {
            dates.setText(getTranslation("referral.sent-on", Formats.date(Formats.day(row.sentAt()))));
        }
        return dates;
    }
}
