package org.visibles.organisation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.organisation.OrganisationRow;
import org.visibles.organisation.ProgrammeAdmin;
import org.visibles.organisation.ProgrammeAdmin.Edited;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Notices;
import org.visibles.widgets.Page;

/** The programmes a member manages: their dates, their rules, and who takes part. */
@Route("programme")
@RolesAllowed(Permission.PROGRAMME_MANAGE)
@Menu(order = 60, icon = "vaadin:calendar", title = "organisation.programme")
class ProgrammeView extends Page {

    private final ProgrammeAdmin admin;
    private final OrganisationDirectory directory;
    private final OrganisationId own;
    private final boolean everywhere;
    private final Div programmes = new Div();

    ProgrammeView(ProgrammeAdmin admin, OrganisationDirectory directory, CurrentMember member) {
        super("organisation.programme");
        this.admin = admin;
        this.directory = directory;
        own = member.scope().organisation();
        everywhere = member.require().may(Permission.ORGANISATION_MANAGE);
        if (everywhere) {
            Button add = new Button(
                    getTranslation("organisation.programme.new"),
                    VaadinIcon.PLUS.create(),
                    click -> ProgrammeDialog.create(admin, this::refresh).open());
            add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            actions(add);
        }
        programmes.setWidthFull();
        add(programmes);
        refresh();
    }

    private void refresh() {
        programmes.removeAll();
        List<Edited> all = admin.list();
        List<OrganisationRow> organisations = directory.all();
        all.forEach(edited -> programmes.add(part(edited, organisations)));
        if (all.isEmpty()) {
            programmes.add(new EmptyState(getTranslation("organisation.programme.empty")));
        }
    }

    private Component part(Edited edited, List<OrganisationRow> organisations) {
        Button change = new Button(
                getTranslation("action.edit"),
                VaadinIcon.PENCIL.create(),
                click -> ProgrammeDialog.edit(admin, edited, this::refresh).open());
        return section(
                edited.programme().name(),
                new ProgrammeSummary(edited.programme()),
                change,
                new Anchor("chiffres/objectifs", getTranslation("organisation.programme.targets")),
                participants(edited, organisations));
    }

    private Component participants(Edited edited, List<OrganisationRow> organisations) {
        CheckboxGroup<OrganisationRow> group =
                new CheckboxGroup<>(getTranslation("organisation.programme.participants"));
        group.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
        group.setItems(organisations);
        group.setItemLabelGenerator(OrganisationRow::name);
        group.setItemEnabledProvider(row -> everywhere || !row.id().equals(own));
        Set<OrganisationId> taking = admin.participants(edited.programme().id());
        group.setValue(
                organisations.stream().filter(row -> taking.contains(row.id())).collect(Collectors.toSet()));
        Button save = new Button(getTranslation("organisation.programme.participants.save"));
        save.setDisableOnClick(true);
        save.addClickListener(click -> {
            if (Notices.attempt(() -> admin.setParticipants(
                    edited.programme().id(),
                    group.getValue().stream().map(OrganisationRow::id).toList()))) {
                Notices.done("organisation.saved");
            }
            save.setEnabled(true);
        });
        return new Div(group, new Paragraph(getTranslation("organisation.programme.participants.help")), save);
    }
}
