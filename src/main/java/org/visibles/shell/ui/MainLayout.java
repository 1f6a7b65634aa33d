package org.visibles.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.menu.MenuConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.visibles.kernel.CurrentMember;
import org.visibles.widgets.HeaderItem;

/** The frame of all views: name and header items above, the menu of what the member may open aside. */
@Layout
@AnonymousAllowed
class MainLayout extends AppLayout {

    MainLayout(CurrentMember member, ObjectProvider<HeaderItem> items) {
        setPrimarySection(Section.DRAWER);
        addToNavbar(skipLink());
        if (member.identity().isPresent()) {
            DrawerToggle toggle = new DrawerToggle();
            toggle.setAriaLabel(getTranslation("shell.menu"));
            addToNavbar(toggle);
            addToDrawer(brand(), menu());
        } else {
            setDrawerOpened(false);
            addToNavbar(brand());
        }
        Div header = new Div();
        header.addClassName("visibles-header");
        member.identity()
                .ifPresent(identity -> items.orderedStream().forEach(item -> header.add(item.render(identity))));
        header.add(new LanguageSwitch());
        addToNavbar(header);
    }

    private Component skipLink() {
        Anchor skip = new Anchor("#visibles-content", getTranslation("shell.skip"));
        skip.addClassName("visibles-skip");
        skip.setRouterIgnore(true);
        return skip;
    }

    private Component brand() {
        Image logo = new Image("icons/visibles.svg", "");
        logo.setWidth("28px");
        Anchor brand = new Anchor("", logo, new Span("Visibles"));
        brand.addClassName("visibles-brand");
        return brand;
    }

    private Component menu() {
        SideNav items = new SideNav();
        MenuConfiguration.getMenuEntries().forEach(entry -> {
            SideNavItem item = new SideNavItem(getTranslation(entry.title()), entry.path());
            item.setMatchNested(!entry.path().isEmpty()); // a part of the figures is in the figures
            if (entry.icon() != null) {
                item.setPrefixComponent(new Icon(entry.icon()));
            }
            items.addItem(item);
        });
        Nav nav = new Nav(items);
        nav.setAriaLabel(getTranslation("shell.menu"));
        return nav;
    }

    @Override
    public void showRouterLayoutContent(com.vaadin.flow.component.HasElement content) {
        super.showRouterLayoutContent(content);
        content.getElement().setAttribute("id", "visibles-content");
        content.getElement().setAttribute("tabindex", "-1");
        content.getElement().setAttribute("role", "main");
        UI.getCurrent()
                .getElement()
                .setAttribute("lang", UI.getCurrent().getLocale().getLanguage());
    }
}
