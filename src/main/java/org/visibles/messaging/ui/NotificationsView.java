package org.visibles.messaging.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.visibles.kernel.CurrentMember;
import org.visibles.messaging.NotificationInbox;
import org.visibles.messaging.NotificationRow;
import org.visibles.messaging.Signals;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Page;
import org.visibles.widgets.PagedList;

/** What the member was told, newest first; a new one comes on top at once. */
@Route("notifications")
@PermitAll
class NotificationsView extends Page {

    private final NotificationInbox inbox;
    private final Signals signals;
    private final CurrentMember member;
    private final PagedList<NotificationRow> list;
    private Runnable stop = () -> {};

    NotificationsView(NotificationInbox inbox, Signals signals, CurrentMember member) {
        super("messaging.notifications");
        this.inbox = inbox;
        this.signals = signals;
        this.member = member;
        list = new PagedList<>(
                getTranslation("messaging.notifications"),
                inbox::page,
                NotificationRow::id,
                this::line,
                new EmptyState(getTranslation("messaging.notifications.empty")));
        Button all = new Button(getTranslation("messaging.read-all"), VaadinIcon.CHECK.create());
        all.setDisableOnClick(true);
        all.addClickListener(click -> {
            inbox.readAll();
            list.reload();
            all.setEnabled(true);
        });
        actions(all);
        add(list);
    }

    private ListItem line(NotificationRow row) {
        Button open = new Button(getTranslation(row.textKey(), row.arguments().toArray()));
        open.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
        open.addClassName("visibles-notice");
        open.addClickListener(click -> open(row));
        ListItem line = new ListItem();
        if (!row.read()) {
            Span fresh = new Span(getTranslation("messaging.unread"));
            fresh.addClassName("visibles-todo-kind");
            line.add(fresh);
        }
        Span when = new Span(Formats.dateTime(row.createdAt()));
        when.addClassName("visibles-todo-due");
        line.add(open, when);
        return line;
    }

    private void open(NotificationRow row) {
        if (!row.read()) {
            inbox.read(row.id());
        }
        String[] parts = row.link().split("\\?", 2);
        UI.getCurrent()
                .navigate(parts[0], parts.length > 1 ? QueryParameters.fromString(parts[1]) : QueryParameters.empty());
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        var ui = attached.getUI();
        stop = signals.await(member.require(), () -> ui.access(list::addNewest));
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        super.onDetach(detached);
        stop.run();
    }
}
