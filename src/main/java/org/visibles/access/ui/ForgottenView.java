package org.visibles.access.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.visibles.access.AccountService;
import org.visibles.messaging.MailServer;
import org.visibles.widgets.Page;

/** Asks for a link by mail; the answer tells nothing about whether there is such an account. */
@Route("mot-de-passe-oublie")
@AnonymousAllowed
class ForgottenView extends Page {

    ForgottenView(AccountService accounts, MailServer server) {
        super("access.forgotten");
        addClassName("access-sign-in");
        TextField given = new TextField(getTranslation("access.forgotten.given"));
        given.setMaxLength(254);
        given.setAutofocus(true);
        given.setWidthFull();
        Button send = new Button(getTranslation("access.forgotten.send"));
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        send.addClickShortcut(Key.ENTER);
        send.setDisableOnClick(true);
        Paragraph told = new Paragraph();
        told.getElement().setAttribute("role", "status");
        send.addClickListener(click -> {
            accounts.forgotPassword(given.getValue(), source());
            told.setText(getTranslation(server.named() ? "access.forgotten.sent" : "access.forgotten.kept"));
        });
        given.addValueChangeListener(changed -> send.setEnabled(true));
        add(
                new Paragraph(getTranslation("access.forgotten.what")),
                given,
                send,
                told,
                new Anchor("connexion", getTranslation("access.sign-in")));
    }

    private static String source() {
        VaadinRequest request = VaadinRequest.getCurrent();
        return request == null ? "" : request.getRemoteAddr();
    }
}
