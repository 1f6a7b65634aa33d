package org.visibles.shell.ui;

import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.SystemMessages;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What Vaadin's client says when the session has ended: at once to the sign-in page, which offers the draft again. */
final class SessionMessages {

    private SessionMessages() {}

    static SystemMessages in(@Nullable Locale locale) {
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(false);
        messages.setSessionExpiredURL(null);
        return messages;
    }
}
