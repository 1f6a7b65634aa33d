package org.visibles.referral.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import org.visibles.kernel.ReferralId;
import org.visibles.referral.conversation.Conversation;
import org.visibles.referral.conversation.ReferralMessage;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;

/** What the two organisations write to each other about a referral, with the rule for free text where one types. */
class ConversationPanel extends Div {

    private final TextArea text = new TextArea();
    private final boolean unread;

    ConversationPanel(Conversation conversation, ReferralId id, boolean open, Runnable written) {
        addClassName("referral-conversation");
        List<ReferralMessage> messages = conversation.of(id);
        unread = messages.stream().anyMatch(message -> !message.own() && message.readAt() == null);
        if (messages.isEmpty()) {
            add(new EmptyState(getTranslation(open ? "referral.conversation.empty" : "referral.conversation.over")));
        } else {
            OrderedList list = new OrderedList();
            messages.forEach(message -> list.add(line(message)));
            add(list);
        }
        if (open) {
            form(conversation, id, written);
        } else if (!messages.isEmpty()) {
            add(new Paragraph(getTranslation("referral.conversation.over")));
        }
    }

    /** Whether something stands here that the reader's organisation had not read before. */
    boolean unread() {
        return unread;
    }

    /** Leads to where one types. */
    void ask() {
        text.scrollIntoView();
        text.focus();
    }

    private void form(Conversation conversation, ReferralId id, Runnable written) {
        text.setLabel(getTranslation("referral.conversation.label"));
        text.setHelperText(getTranslation("referral.conversation.hint"));
        text.setMaxLength(Conversation.MAX_TEXT);
        text.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        text.setWidthFull();
        Button send = new Button(getTranslation("referral.conversation.send"), VaadinIcon.PAPERPLANE.create());
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        send.setDisableOnClick(true);
        send.addClickListener(click -> {
            if (Notices.attempt(() -> conversation.write(id, text.getValue()))) {
                Notices.done("referral.conversation.sent");
                written.run();
            }
            send.setEnabled(true);
        });
        add(text, send);
    }

    private static ListItem line(ReferralMessage message) {
        ListItem item = new ListItem();
        item.addClassName(message.own() ? "referral-message-own" : "referral-message");
        Span by = new Span(item.getTranslation(
                "referral.conversation.by", message.organisation(), Formats.dateTime(message.sentAt())));
        by.addClassName("referral-message-by");
        Paragraph words = new Paragraph(message.text());
        item.add(by, words);
        if (message.own()) {
            Span read = new Span(
                    message.readAt() == null
                            ? item.getTranslation("referral.conversation.unread")
                            : item.getTranslation("referral.conversation.read", Formats.dateTime(message.readAt())));
            read.addClassName("referral-message-by");
            item.add(read);
        }
        return item;
    }
}
