package org.visibles.referral.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Optional;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Permission;
import org.visibles.referral.Proposal;
import org.visibles.referral.ProposalService;
import org.visibles.referral.ReferralDetail;
import org.visibles.referral.ReferralStatus;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;
import org.visibles.widgets.Page;

/** The appointments that wait to be chosen: by the sender, together with the young person. */
final class ProposalsSection {

    private final ProposalService proposals;
    private final ReferralDetail detail;
    private final Runnable changed;

    ProposalsSection(ProposalService proposals, ReferralDetail detail, Runnable changed) {
        this.proposals = proposals;
        this.detail = detail;
        this.changed = changed;
    }

    /** Empty where none waits. */
    Optional<Section> render(Identity identity) {
        List<Proposal> open = detail.row().status().next().contains(ReferralStatus.SCHEDULED)
                        || detail.row().status() == ReferralStatus.SCHEDULED
                ? proposals.open(detail.row().id())
                : List.of();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        boolean chooses = detail.sent() && identity.may(Permission.REFERRAL_SEND);
        UnorderedList list = new UnorderedList();
        list.addClassName("visibles-todo");
        open.forEach(each -> list.add(row(each, chooses)));
        Section section = Page.section(
                text("referral.proposals"),
                new Paragraph(text(chooses ? "referral.proposals.choose" : "referral.proposals.waiting")),
                list);
        if (chooses) {
            section.add(button(
                    "referral.action.others",
                    () -> proposals.askForOthers(detail.row().id())));
        }
        return Optional.of(section);
    }

    private ListItem row(Proposal proposal, boolean chooses) {
        var at = proposal.appointment();
        String when = Formats.dateTime(at.at());
        ListItem item = new ListItem(new Span(at.place() == null ? when : text("referral.proposal", when, at.place())));
        if (chooses) {
            Button choose = button(
                    "referral.action.choose",
                    () -> proposals.choose(detail.row().id(), detail.version(), proposal.id()));
            choose.setAriaLabel(text("referral.action.choose") + " " + when);
            item.add(choose);
        }
        return item;
    }

    private Button button(String key, Runnable useCase) {
        Button button = new Button(text(key));
        button.setDisableOnClick(true);
        button.addClickListener(click -> {
            if (Notices.attempt(useCase)) {
                Notices.done("referral.saved");
            }
            changed.run(); // also what somebody else has done meanwhile
        });
        return button;
    }

    private static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}
