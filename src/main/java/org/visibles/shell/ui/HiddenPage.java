package org.visibles.shell.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import org.visibles.kernel.NotFound;

/** A record that is hidden or missing. */
@AnonymousAllowed
class HiddenPage extends ErrorPage implements HasErrorParameter<NotFound> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFound> parameter) {
        tell("not-found");
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
