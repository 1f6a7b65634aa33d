package org.visibles.shell.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;
import org.visibles.kernel.Incident;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.widgets.Notices;

/** What happens when a click fails: words on the page, an id in the log, the page stays as it was. */
@Component
class Failures implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(Failures::tell));
        event.getSource().setSystemMessagesProvider(info -> SessionMessages.in(info.getLocale()));
    }

    private static void tell(ErrorEvent event) {
        Throwable failure = event.getThrowable();
        if (UI.getCurrent() == null) {
            Incident.log(failure);
            return;
        }
        mayBePressedAgain(event);
        switch (failure) {
            case RuleViolation rule ->
                Notices.problem(rule.key(), rule.arguments().toArray());
            case StaleVersion stale -> Notices.problem("problem.stale");
            case NotFound hidden -> Notices.problem("problem.not-found");
            case Throwable away
            when DatabaseAway.explains(away) -> Notices.problem("shell.error.database.typed", Incident.log(failure));
            default -> Notices.problem("shell.error.failure.text", Incident.log(failure));
        }
    }

    /** A button that lets itself be pressed once would stay shut after a failure, and what was typed could not be saved. */
    private static void mayBePressedAgain(ErrorEvent event) {
        event.getComponent()
                .filter(each -> each instanceof Button button && button.isDisableOnClick())
                .map(Button.class::cast)
                .ifPresent(button -> button.setEnabled(true));
    }
}
