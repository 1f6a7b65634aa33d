package org.visibles.outreach.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.stream.Collectors;
import org.visibles.outreach.ContactChannel;
import org.visibles.outreach.ContactContent;
import org.visibles.outreach.ContactResult;
import org.visibles.outreach.ContactRow;
import org.visibles.outreach.ContactService;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;

/** One exchange: how, when, by whom, what came of it, and what one may do with it. */
class ContactCard extends Article {

    ContactCard(
            ContactRow row, String by, boolean own, ContactService contacts, ContactDialogs dialogs, Runnable changed) {
        addClassName("outreach-card");
        ContactContent content = row.content();
        Span title = new Span(icon(content.channel()).create(), new Span(title(content)));
        title.addClassName("outreach-card-title");
        Span when = new Span(Formats.dateTime(row.at()) + " · " + by);
        when.addClassName("organisation-detail");
        add(new Div(title, when));
        if (row.withdrawn()) {
            addClassName("outreach-withdrawn");
            add(badge("outreach.withdrawn"));
        } else if (row.corrected()) {
            add(badge("outreach.corrected"));
        }
        if (content.result() == ContactResult.DO_NOT_CONTACT) {
            Paragraph stop = new Paragraph(text("do-not-contact"));
            stop.addClassName("youth-card-warning");
            add(stop);
        }
        if (!content.needs().isEmpty()) {
            add(new Paragraph(I18NProvider.translate(
                    "outreach.needs.list",
                    content.needs().stream()
                            .sorted()
                            .map(need -> I18NProvider.translate("need." + need.name()))
                            .collect(Collectors.joining(", ")))));
        }
        if (content.note() != null) {
            Paragraph note = new Paragraph(content.note());
            note.addClassName("outreach-note");
            add(note);
            if (content.shared()) {
                add(badge("outreach.shared.badge"));
            }
        }
        if (content.nextAction() != null && content.nextOn() != null) {
            add(task(row, content.nextAction(), contacts, changed));
        }
        if (own) {
            add(buttons(row, contacts, dialogs, changed));
        }
    }

    private Div task(ContactRow row, String what, ContactService contacts, Runnable changed) {
        var content = row.content();
        if (row.doneOn() != null) {
            return new Div(new Span(I18NProvider.translate("outreach.task.done", what, Formats.date(row.doneOn()))));
        }
        Div task = new Div(new Span(I18NProvider.translate(
                "outreach.task", what, content.nextOn() == null ? "" : Formats.date(content.nextOn()))));
        Button done = new Button(text("task.finish"), VaadinIcon.CHECK.create());
        done.addThemeVariants(ButtonVariant.LUMO_SMALL);
        done.setDisableOnClick(true);
        done.addClickListener(click -> attempt(() -> contacts.taskDone(row.id()), changed));
        task.add(done);
        task.addClassName("outreach-task");
        return task;
    }

    private Div buttons(ContactRow row, ContactService contacts, ContactDialogs dialogs, Runnable changed) {
        Div buttons = new Div();
        if (row.withdrawn()) {
            buttons.add(small(
                    "restore",
                    VaadinIcon.ARROW_BACKWARD,
                    () -> attempt(() -> contacts.restore(row.id(), row.version()), changed)));
        } else {
            buttons.add(
                    small("change", VaadinIcon.PENCIL, () -> dialogs.edit(row, changed)),
                    small(
                            "withdraw",
                            VaadinIcon.BAN,
                            () -> attempt(() -> contacts.withdraw(row.id(), row.version()), changed)));
        }
        return buttons;
    }

    private static Button small(String key, VaadinIcon icon, Runnable work) {
        Button button = new Button(text(key), icon.create(), click -> work.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return button;
    }

    private static void attempt(Runnable work, Runnable changed) {
        Notices.attempt(work);
        changed.run();
    }

    private static Span badge(String key) {
        Span badge = new Span(I18NProvider.translate(key));
        badge.addClassName("outreach-badge");
        return badge;
    }

    /** How it was, and what came of it: "Téléphone – Sans réponse". */
    static String title(ContactContent content) {
        String how = text("channel." + content.channel().name());
        return content.result() == null
                ? how
                : how + " – " + text("result." + content.result().name());
    }

    static VaadinIcon icon(ContactChannel channel) {
        return switch (channel) {
            case IN_PERSON_UNPLANNED, ELSEWHERE -> VaadinIcon.MALE;
            case IN_PERSON_APPOINTMENT -> VaadinIcon.CALENDAR_USER;
            case PHONE -> VaadinIcon.PHONE;
            case SMS, MESSAGING -> VaadinIcon.COMMENT;
            case EMAIL -> VaadinIcon.ENVELOPE;
            case VIDEO -> VaadinIcon.DESKTOP;
            case LETTER -> VaadinIcon.FILE_TEXT;
            case HOME_VISIT -> VaadinIcon.HOME;
            case THIRD_PARTY -> VaadinIcon.GROUP;
        };
    }

    private static String text(String key) {
        return I18NProvider.translate("outreach." + key);
    }
}
