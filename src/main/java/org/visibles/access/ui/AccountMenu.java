package org.visibles.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.spring.security.AuthenticationContext;
import org.springframework.core.annotation.Order;
import org.visibles.kernel.Identity;
import org.visibles.widgets.HeaderItem;

/** Who is signed in, the own account, and the way out. */
@org.springframework.stereotype.Component
@Order(30)
class AccountMenu implements HeaderItem {

    private final AuthenticationContext authentication;

    AccountMenu(AuthenticationContext authentication) {
        this.authentication = authentication;
    }

    @Override
    public Component render(Identity identity) {
        MenuBar bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.LUMO_TERTIARY_INLINE);
        Avatar avatar = new Avatar(identity.name());
        avatar.getElement().setAttribute("aria-hidden", "true");
        MenuItem root = bar.addItem(avatar);
        root.setAriaLabel(bar.getTranslation("access.menu", identity.name()));
        root.getSubMenu().addItem(identity.name()).setEnabled(false);
        root.getSubMenu()
                .addItem(
                        bar.getTranslation("access.account"),
                        click -> UI.getCurrent().navigate("compte"));
        root.getSubMenu().addItem(bar.getTranslation("access.sign-out"), click -> authentication.logout());
        return bar;
    }
}
