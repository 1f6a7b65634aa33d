package org.visibles.field.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.visibles.field.FieldSettings;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.widgets.Notices;
import org.visibles.widgets.Page;

/** The way to the field page, and what phones may take along. */
@Route("telephone")
@RolesAllowed(Permission.OUTING_WRITE)
@Menu(order = 16, icon = "vaadin:mobile", title = "field.phone")
class PhoneView extends Page {

    PhoneView(FieldSettings settings, CurrentMember member) {
        super("field.phone");
        Anchor open = new Anchor("terrain", getTranslation("field.phone.open"));
        open.setRouterIgnore(true);
        open.addClassName("field-open");
        Anchor account = new Anchor("compte", getTranslation("field.phone.account"));
        add(new Section(new Paragraph(getTranslation("field.phone.what")), open));
        add(section(
                getTranslation("field.phone.install"),
                new OrderedList(
                        step("field.phone.step.open"),
                        step("field.phone.step.link"),
                        step("field.phone.step.install"))));
        add(section(
                getTranslation("field.phone.lost"), new Paragraph(getTranslation("field.phone.lost.what")), account));
        if (member.require().may(Permission.MEMBER_MANAGE)) {
            add(section(getTranslation("field.setting"), caseload(settings)));
        }
    }

    private ListItem step(String key) {
        return new ListItem(getTranslation(key));
    }

    private Checkbox caseload(FieldSettings settings) {
        Checkbox allowed = new Checkbox(getTranslation("field.setting.caseload"), settings.caseloadAllowed());
        allowed.setHelperText(getTranslation("field.setting.caseload.help"));
        allowed.addValueChangeListener(changed -> {
            if (changed.isFromClient() && Notices.attempt(() -> settings.allowCaseload(changed.getValue()))) {
                Notices.done(changed.getValue() ? "field.setting.allowed" : "field.setting.forbidden");
            }
        });
        return allowed;
    }
}
