package org.visibles.shell.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import org.visibles.kernel.Incident;

/** Whatever else went wrong while a page was opened; where the database is away, the page comes back by itself. */
@AnonymousAllowed
class FailurePage extends ErrorPage implements HasErrorParameter<Exception> {

    private static final int RETRY_MS = 5_000;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        Throwable failure = parameter.getException();
        if (DatabaseAway.explains(failure)) {
            tell("database", Incident.log(failure));
            UI.getCurrent().getPage().executeJs("setTimeout(() => location.reload(), $0)", RETRY_MS);
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
        tell("failure", Incident.log(failure));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
