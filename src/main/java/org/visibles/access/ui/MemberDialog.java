package org.visibles.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Arrays;
import java.util.Set;
import org.visibles.access.Invitations;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Role;
import org.visibles.organisation.Memberships;
import org.visibles.organisation.Memberships.MembershipRow;
import org.visibles.widgets.Notices;

/** Invites somebody, or changes what a member is. */
class MemberDialog extends Dialog {

    private final TextField name = new TextField();
    private final EmailField email = new EmailField();
    private final CheckboxGroup<Role> roles = new CheckboxGroup<>();
    private final Checkbox active = new Checkbox(true);

    private MemberDialog(String title, boolean allRoles) {
        setHeaderTitle(getTranslation(title));
        setWidth("30rem");
        name.setLabel(getTranslation("access.name"));
        name.setMaxLength(200);
        email.setLabel(getTranslation("access.email"));
        email.setHelperText(getTranslation("access.invite.help"));
        roles.setLabel(getTranslation("access.roles"));
        roles.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
        roles.setItems(Arrays.stream(Role.values())
                .filter(role -> allRoles || Memberships.FIELD.contains(role))
                .toList());
        roles.setItemLabelGenerator(role -> Roles.text(this, role));
        roles.setHelperText(allRoles ? getTranslation("access.roles.apart") : "");
        active.setLabel(getTranslation("access.member.active"));
    }

    static MemberDialog invite(
            Invitations invitations, OrganisationId organisation, boolean allRoles, String done, Runnable saved) {
        MemberDialog dialog = new MemberDialog("access.invite", allRoles);
        dialog.roles.setValue(Set.of(Role.OUTREACH_WORKER));
        dialog.form(dialog.name, dialog.email, dialog.roles);
        dialog.buttons(
                "access.invite.send",
                done,
                saved,
                () -> invitations.invite(new Invitations.Invited(
                        organisation, dialog.name.getValue(), dialog.email.getValue(), dialog.roles.getValue())));
        return dialog;
    }

    static MemberDialog edit(Memberships memberships, MembershipRow row, boolean allRoles, Runnable saved) {
        MemberDialog dialog = new MemberDialog("access.member.edit", allRoles);
        dialog.name.setValue(row.name());
        dialog.roles.setValue(row.roles());
        dialog.active.setValue(row.active());
        dialog.form(dialog.name, dialog.roles, dialog.active);
        dialog.buttons(
                "action.save",
                "organisation.saved",
                saved,
                () -> memberships.change(new MembershipRow(
                        row.id(),
                        row.organisation(),
                        row.account(),
                        dialog.name.getValue(),
                        dialog.roles.getValue(),
                        dialog.active.getValue(),
                        row.version())));
        return dialog;
    }

    private void form(Component... fields) {
        FormLayout form = new FormLayout(fields);
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1));
        add(form);
    }

    private void buttons(String label, String done, Runnable saved, Runnable useCase) {
        Button save = new Button(getTranslation(label));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(click -> {
            if (Notices.attempt(useCase)) {
                close();
                Notices.done(done);
                saved.run();
            } else {
                save.setEnabled(true);
            }
        });
        getFooter().add(new Button(getTranslation("action.cancel"), click -> close()), save);
    }
}
