package org.visibles.outing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.springframework.core.annotation.Order;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Permission;
import org.visibles.widgets.Page;
import org.visibles.widgets.StartSection;

/** On the start page: the way to log an outing or to plan one; those that are planned stand in what is to be done. */
@org.springframework.stereotype.Component
@Order(25)
class OutingStart implements StartSection {

    private final OutingDialogs dialogs;

    OutingStart(OutingDialogs dialogs) {
        this.dialogs = dialogs;
    }

    @Override
    public boolean concerns(Identity identity) {
        return identity.may(Permission.OUTING_WRITE);
    }

    @Override
    public Component render() {
        Div actions = new Div(
                new Button(OutingWords.text("outing.log"), VaadinIcon.PLUS.create(), click -> dialogs.log()),
                new Button(OutingWords.text("outing.plan"), VaadinIcon.CALENDAR.create(), click -> dialogs.plan()),
                new Anchor("actions?vue=calendrier", OutingWords.text("outing.start.all")));
        actions.addClassName("visibles-page-actions");
        return Page.section(OutingWords.text("outing.start"), actions);
    }
}
