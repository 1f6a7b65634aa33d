package org.visibles.messaging.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.visibles.kernel.Permission;
import org.visibles.messaging.Links;
import org.visibles.messaging.MailRow;
import org.visibles.messaging.MailServer;
import org.visibles.messaging.MailState;
import org.visibles.messaging.Mails;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;
import org.visibles.widgets.Page;
import org.visibles.widgets.PagedList;

/**
 * The administrator's view of what the program mails: subjects and states; in the demo texts too. Where no server is named,
 * it says that nothing leaves.
 */
@Route("courriels")
@RolesAllowed(Permission.MAIL_READ)
@Menu(order = 80, icon = "vaadin:envelope-o", title = "messaging.mails")
class MailsView extends Page {

    private final Mails mails;
    private final Links links;
    private final boolean readable;
    private final boolean leaving;

    MailsView(Mails mails, Links links, MailServer server) {
        super("messaging.mails");
        this.mails = mails;
        this.links = links;
        this.readable = mails.readable();
        this.leaving = server.named();
        if (!leaving) {
            add(new Paragraph(getTranslation("messaging.mails.kept")));
        }
        add(new Paragraph(getTranslation(readable ? "messaging.mails.demo" : "messaging.mails.production")));
        add(new PagedList<>(
                getTranslation("messaging.mails"),
                mails::page,
                MailRow::id,
                this::line,
                new EmptyState(getTranslation("messaging.mails.empty"))));
    }

    private ListItem line(MailRow row) {
        boolean kept = row.state() == MailState.WAITING && !leaving;
        Span state = new Span(getTranslation(kept ? "messaging.mail.kept" : "messaging.mail." + row.state()));
        state.addClassName("visibles-todo-kind");
        ListItem line = new ListItem(state);
        if (readable && row.state() == MailState.WAITING) {
            Button open = new Button(row.subject(), click -> open(row));
            open.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
            open.addClassName("visibles-notice");
            open.getElement().setAttribute("lang", row.language());
            line.add(open);
        } else {
            Span subject = new Span(row.subject());
            subject.getElement().setAttribute("lang", row.language());
            line.add(subject);
        }
        if (row.attempts() > 0 && row.failure() != null) {
            line.add(new Span(getTranslation("messaging.mail.attempts", row.attempts(), row.failure())));
        }
        Span when = new Span(Formats.dateTime(row.createdAt()));
        when.addClassName("visibles-todo-due");
        line.add(when);
        return line;
    }

    private void open(MailRow row) {
        Notices.attempt(() -> mails.text(row.id())
                .ifPresentOrElse(
                        text -> new MailDialog(text, links.absolute("")).open(),
                        () -> Notices.problem("messaging.mail.left")));
    }
}
