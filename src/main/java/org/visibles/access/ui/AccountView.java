package org.visibles.access.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Map;
import java.util.UUID;
import org.visibles.access.AccountService;
import org.visibles.access.CalendarFeeds;
import org.visibles.access.DeviceService;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Permission;
import org.visibles.messaging.Links;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.widgets.Notices;
import org.visibles.widgets.Page;

/** The own account: what it is, its password, the phones linked to it, and its calendar. */
@Route("compte")
@PermitAll
class AccountView extends Page {

    AccountView(
            AccountService accounts,
            DeviceService devices,
            CalendarFeeds feeds,
            Links links,
            CurrentMember member,
            OrganisationDirectory organisations) {
        super("access.account");
        Identity who = member.require();
        AccountService.Own own = accounts.own();
        Map<UUID, String> names = organisations.names();
        DescriptionList facts = new DescriptionList();
        facts.addClassName("visibles-facts");
        put(facts, "access.name", own.name());
        put(facts, "access.login", own.login());
        put(facts, "access.email", own.email());
        put(facts, "access.organisation", names.getOrDefault(who.organisation().value(), ""));
        put(facts, "access.roles", Roles.text(this, who.roles()));
        add(section(getTranslation("access.account.mine"), facts), password(accounts));
        if (who.may(Permission.OUTING_WRITE) || !devices.mine().isEmpty()) {
            add(section(getTranslation("access.devices"), new DevicesPanel(devices, names)));
        }
        if (who.may(Permission.REFERRAL_READ)) {
            add(section(getTranslation("access.calendar"), new CalendarPanel(feeds, links)));
        }
    }

    private void put(DescriptionList facts, String term, String value) {
        facts.add(new DescriptionList.Term(getTranslation(term)), new DescriptionList.Description(value));
    }

    private Section password(AccountService accounts) {
        PasswordField old = new PasswordField(getTranslation("access.password.old"));
        old.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
        old.setWidthFull();
        NewPassword chosen = new NewPassword();
        Button save = new Button(getTranslation("access.password.change"));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(click -> {
            if (Notices.attempt(() -> accounts.changePassword(old.getValue(), chosen.value()))) {
                old.clear();
                chosen.clear();
                Notices.done("access.password.changed");
            }
            save.setEnabled(true);
        });
        var section =
                section(getTranslation("access.password.change"), old, chosen.fields()[0], chosen.fields()[1], save);
        section.addClassName("access-narrow");
        return section;
    }
}
