package org.visibles.answer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.visibles.answer.SentLinks;
import org.visibles.answer.SentLinks.Opening;
import org.visibles.answer.SentLinks.Sent;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.messaging.LetterRefusals;
import org.visibles.messaging.Refusal;
import org.visibles.referral.ReferralDetail;
import org.visibles.referral.ReferralExtra;
import org.visibles.referral.ReferralStatus;
import org.visibles.referral.letter.ReferralLetters;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;
import org.visibles.widgets.Page;

/** On the page of a referral that is answered by a link: where the link went, what became of it, and to send it again. */
@org.springframework.stereotype.Component
@Order(20)
class SentLinksPart implements ReferralExtra {

    private final SentLinks links;
    private final LetterRefusals refusals;
    private final CurrentMember member;

    SentLinksPart(SentLinks links, LetterRefusals refusals, CurrentMember member) {
        this.links = links;
        this.refusals = refusals;
        this.member = member;
    }

    @Override
    public Optional<Component> render(ReferralDetail detail, Runnable changed) {
        if (detail.row().status() == ReferralStatus.DRAFT || !(detail.sent() || detail.received())) {
            return Optional.empty();
        }
        return links.of(detail.row().id())
                .filter(sent -> sent.sentAt() != null || detail.sent() && sent.open() && !sent.account())
                .map(sent -> section(detail, sent, changed));
    }

    private Section section(ReferralDetail detail, Sent sent, Runnable changed) {
        Section section = Page.section(text("answer.sent.title"));
        section.add(new Paragraph(where(sent)));
        boolean sender = detail.sent() && member.require().may(Permission.REFERRAL_SEND);
        if (sender && addressRefused(detail, sent)) {
            section.add(new Paragraph(text("answer.sent.refused")));
        }
        if (sender && sent.open() && !sent.account() && sent.mailbox() != null) {
            Div actions = new Div(again(detail, sent.mailbox(), changed));
            actions.addClassName("visibles-page-actions");
            section.add(actions);
        }
        if (!sent.openings().isEmpty()) {
            Details log = new Details(text("answer.openings"), list(sent.openings()));
            log.addClassName("answer-openings");
            section.add(log);
        } else if (sent.sentAt() != null) {
            section.add(new Paragraph(text("answer.openings.none")));
        }
        return section;
    }

    private static String where(Sent sent) {
        if (sent.account()) {
            return text("answer.sent.account");
        }
        if (sent.mailbox() == null) {
            return text("answer.sent.no-address");
        }
        if (sent.sentAt() == null) {
            return text("answer.sent.never", sent.mailbox());
        }
        return text(
                sent.sameAddress() ? "answer.sent.at" : "answer.sent.elsewhere",
                Formats.dateTime(sent.sentAt()),
                sent.mailbox());
    }

    /** Of a letter since the last link went out, whose address is still the one registered. */
    private boolean addressRefused(ReferralDetail detail, Sent sent) {
        return sent.sameAddress()
                && sent.sentAt() != null
                && refusals.of(ReferralLetters.about(detail.row().id())).stream()
                        .anyMatch(each ->
                                each.refusal() == Refusal.ADDRESS && !each.at().isBefore(sent.sentAt()));
    }

    private Button again(ReferralDetail detail, String mailbox, Runnable changed) {
        Button button = new Button(text("answer.again"), VaadinIcon.ENVELOPE_O.create());
        button.setDisableOnClick(true);
        button.addClickListener(click -> {
            if (Notices.attempt(() -> links.sendAgain(detail.row().id()))) {
                Notices.done("answer.again.done", mailbox);
            }
            changed.run();
        });
        return button;
    }

    private static UnorderedList list(List<Opening> openings) {
        UnorderedList list = new UnorderedList();
        openings.forEach(each -> list.add(new ListItem(text(
                each.times() == 1 ? "answer.opening" : "answer.opening.times",
                Formats.dateTime(each.at()),
                text("answer.opening." + each.kind().name()),
                each.times()))));
        return list;
    }

    private static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}
