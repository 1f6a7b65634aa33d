package org.visibles.messaging.ui;

import com.vaadin.flow.component.Component;
import org.springframework.core.annotation.Order;
import org.visibles.kernel.Identity;
import org.visibles.messaging.NotificationInbox;
import org.visibles.messaging.Signals;
import org.visibles.widgets.HeaderItem;

@org.springframework.stereotype.Component
@Order(10)
class BellItem implements HeaderItem {

    private final NotificationInbox inbox;
    private final Signals signals;

    BellItem(NotificationInbox inbox, Signals signals) {
        this.inbox = inbox;
        this.signals = signals;
    }

    @Override
    public Component render(Identity identity) {
        return new Bell(identity, inbox, signals);
    }
}
