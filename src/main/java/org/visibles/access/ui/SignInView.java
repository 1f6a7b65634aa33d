package org.visibles.access.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Incident;
import org.visibles.widgets.Page;

/** Login and password; what was wrong is told without saying which. */
@Route("connexion")
@AnonymousAllowed
class SignInView extends Page implements BeforeEnterObserver {

    private final LoginForm form = new LoginForm();
    private final CurrentMember member;

    SignInView(CurrentMember member) {
        super("access.sign-in");
        this.member = member;
        addClassName("access-sign-in");
        form.setAction("connexion");
        form.setForgotPasswordButtonVisible(false);
        form.setI18n(texts("access.sign-in.refused", "access.sign-in.refused.help"));
        add(
                new Paragraph(getTranslation("access.sign-in.what")),
                form,
                new Anchor("mot-de-passe-oublie", getTranslation("access.forgotten")));
    }

    private LoginI18n texts(String title, String help, Object... arguments) {
        LoginI18n texts = LoginI18n.createDefault();
        LoginI18n.Form words = texts.getForm();
        words.setTitle(getTranslation("access.sign-in.title"));
        words.setUsername(getTranslation("access.login"));
        words.setPassword(getTranslation("access.password"));
        words.setSubmit(getTranslation("access.sign-in.submit"));
        LoginI18n.ErrorMessage wrong = texts.getErrorMessage();
        wrong.setTitle(getTranslation(title));
        wrong.setMessage(getTranslation(help, arguments));
        wrong.setUsername(getTranslation("access.login.required"));
        wrong.setPassword(getTranslation("access.password.required"));
        return texts;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (member.identity().isPresent()) {
            event.forwardTo("");
            return;
        }
        var parameters = event.getLocation().getQueryParameters().getParameters();
        if (parameters.containsKey("erreur")) {
            form.setError(true);
        } else if (parameters.containsKey("attendre")) {
            form.setI18n(texts("access.sign-in.wait", "access.sign-in.wait.help", seconds(parameters.get("attendre"))));
            form.setError(true);
        } else if (parameters.containsKey("panne")) {
            form.setI18n(texts("access.sign-in.away", "access.sign-in.away.help", incident(parameters.get("panne"))));
            form.setError(true);
        }
    }

    /** What stands in the address may come from anywhere. */
    private static String incident(List<String> given) {
        String text = given.isEmpty() ? "" : given.getFirst();
        return text.matches("[0-9A-F]{" + Incident.LENGTH + "}") ? text : "?";
    }

    private static int seconds(List<String> given) {
        String text = given.isEmpty() ? "" : given.getFirst();
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 60;
    }
}
