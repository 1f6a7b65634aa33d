package org.visibles.messaging.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.visibles.kernel.Identity;
import org.visibles.messaging.NotificationInbox;
import org.visibles.messaging.Signals;

/** The bell in the header: how many notifications wait, at once when a new one comes, and the way to the list. */
class Bell extends Div {

    private final Identity who;
    private final NotificationInbox inbox;
    private final Signals signals;
    private final Anchor link = new Anchor("notifications");
    private final Span badge = new Span();
    private final Span spoken = new Span();
    private int shown;
    private Runnable stop = () -> {};

    Bell(Identity who, NotificationInbox inbox, Signals signals) {
        this.who = who;
        this.inbox = inbox;
        this.signals = signals;
        addClassName("visibles-bell");
        badge.addClassName("visibles-bell-badge");
        badge.getElement().setAttribute("aria-hidden", "true");
        spoken.addClassName("visibles-unseen");
        spoken.getElement().setAttribute("role", "status");
        link.add(VaadinIcon.BELL_O.create(), badge);
        add(link, spoken);
        show(inbox.unread());
    }

    private void refresh() {
        int unread = inbox.unread();
        if (unread > shown) {
            spoken.setText(words(unread));
        }
        show(unread);
    }

    private void show(int unread) {
        shown = unread;
        badge.setText(unread >= NotificationInbox.MOST ? NotificationInbox.MOST - 1 + "+" : String.valueOf(unread));
        badge.setVisible(unread > 0);
        link.setAriaLabel(words(unread));
        link.setTitle(words(unread));
    }

    private String words(int unread) {
        return unread >= NotificationInbox.MOST
                ? getTranslation("messaging.bell.many", NotificationInbox.MOST - 1)
                : getTranslation("messaging.bell", unread);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        var ui = attached.getUI();
        stop = signals.await(who, () -> ui.access(this::refresh));
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        stop.run();
    }
}
