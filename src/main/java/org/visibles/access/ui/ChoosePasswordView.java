package org.visibles.access.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Optional;
import org.visibles.access.AccountService;
import org.visibles.kernel.CurrentMember;
import org.visibles.widgets.Notices;
import org.visibles.widgets.Page;

/** Opened by a one-time link: chooses the password of an account. */
@Route("mot-de-passe")
@AnonymousAllowed
class ChoosePasswordView extends Page implements HasUrlParameter<String> {

    private final AccountService accounts;
    private final CurrentMember member;

    ChoosePasswordView(AccountService accounts, CurrentMember member) {
        super("access.choose");
        this.accounts = accounts;
        this.member = member;
        addClassName("access-sign-in");
    }

    @Override
    public void setParameter(BeforeEvent event, String token) {
        if (member.identity().isPresent()) {
            add(new Paragraph(getTranslation("access.choose.signed-in")));
            return;
        }
        Optional<AccountService.Opened> opened = accounts.open(token);
        if (opened.isEmpty()) {
            add(
                    new Paragraph(getTranslation("rule.access.link")),
                    new Anchor("mot-de-passe-oublie", getTranslation("access.forgotten")));
            return;
        }
        form(token, opened.get());
    }

    private void form(String token, AccountService.Opened opened) {
        TextField login = new TextField(getTranslation("access.login"));
        login.setValue(opened.login());
        login.setReadOnly(true);
        login.setHelperText(getTranslation("access.login.keep"));
        login.setWidthFull();
        NewPassword password = new NewPassword();
        Button save = new Button(getTranslation("access.choose.save"));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(click -> {
            if (Notices.attempt(() -> accounts.choosePassword(token, password.value()))) {
                removeAll();
                add(
                        new Paragraph(getTranslation("access.choose.done", opened.login())),
                        new Anchor("connexion", getTranslation("access.sign-in")));
            } else {
                save.setEnabled(true);
            }
        });
        PasswordField[] fields = password.fields();
        add(new Paragraph(getTranslation("access.choose.hello", opened.name())), login, fields[0], fields[1], save);
    }
}
