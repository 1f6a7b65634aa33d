package org.visibles.organisation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.Query;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visibles.geography.Commune;
import org.visibles.geography.GeographyService;
import org.visibles.kernel.OrganisationId;
import org.visibles.organisation.OrganisationAdmin;
import org.visibles.organisation.OrganisationAdmin.Edited;
import org.visibles.organisation.OrganisationKind;
import org.visibles.organisation.OrganisationRow;
import org.visibles.widgets.Notices;

/** An organisation: its name, kind, commune, address for mails; for a mission locale its communes. */
class OrganisationDialog extends Dialog {

    private final OrganisationAdmin admin;
    private final @Nullable Edited before;
    private final Runnable saved;

    private final TextField name = new TextField();
    private final Select<OrganisationKind> kind = new Select<>();
    private final ComboBox<Commune> commune = new ComboBox<>();
    private final EmailField email = new EmailField();
    private final MultiSelectComboBox<Commune> competence = new MultiSelectComboBox<>();
    private final Checkbox active = new Checkbox(true);

    private OrganisationDialog(
            OrganisationAdmin admin, GeographyService geography, @Nullable Edited before, Runnable saved) {
        this.admin = admin;
        this.before = before;
        this.saved = saved;
        setHeaderTitle(getTranslation(before == null ? "organisation.new" : "organisation.edit"));
        setWidth("34rem");
        fields(geography);
        if (before != null) {
            fill(geography, before);
        }
        FormLayout form = new FormLayout(name, kind, commune, email, competence, active);
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1));
        add(form);
        Button save = new Button(getTranslation("action.save"));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(click -> {
            save();
            save.setEnabled(true);
        });
        getFooter().add(new Button(getTranslation("action.cancel"), click -> close()), save);
    }

    static OrganisationDialog create(OrganisationAdmin admin, GeographyService geography, Runnable saved) {
        return new OrganisationDialog(admin, geography, null, saved);
    }

    static OrganisationDialog edit(OrganisationAdmin admin, GeographyService geography, Edited edited, Runnable saved) {
        return new OrganisationDialog(admin, geography, edited, saved);
    }

    private void fields(GeographyService geography) {
        name.setLabel(getTranslation("organisation.name"));
        name.setMaxLength(200);
        name.setRequiredIndicatorVisible(true);
        kind.setLabel(getTranslation("organisation.kind"));
        kind.setItems(OrganisationKind.values());
        kind.setItemLabelGenerator(value -> getTranslation("organisation.kind." + value.name()));
        kind.setValue(OrganisationKind.ASSOCIATION);
        kind.addValueChangeListener(
                changed -> competence.setVisible(changed.getValue() == OrganisationKind.MISSION_LOCALE));
        commune.setLabel(getTranslation("organisation.commune"));
        commune.setItemLabelGenerator(Commune::name);
        commune.setItems(query -> search(geography, query));
        commune.setClearButtonVisible(true);
        email.setLabel(getTranslation("organisation.email"));
        email.setHelperText(getTranslation("organisation.email.help"));
        competence.setLabel(getTranslation("organisation.competence"));
        competence.setHelperText(getTranslation("organisation.competence.help"));
        competence.setItemLabelGenerator(Commune::name);
        competence.setItems(query -> search(geography, query));
        competence.setVisible(false);
        active.setLabel(getTranslation("organisation.active"));
    }

    private static Stream<Commune> search(GeographyService geography, Query<Commune, String> query) {
        return geography.search(query.getFilter().orElse(""), query.getOffset() + query.getLimit()).stream()
                .skip(query.getOffset());
    }

    private void fill(GeographyService geography, Edited row) {
        name.setValue(row.organisation().name());
        kind.setValue(row.organisation().kind());
        kind.setReadOnly(true);
        String code = row.organisation().communeCode();
        if (code != null) {
            geography.commune(code).ifPresent(commune::setValue);
        }
        if (row.email() != null) {
            email.setValue(row.email());
        }
        competence.setValue(geography.communes(row.competence()));
        active.setValue(row.active());
    }

    private void save() {
        boolean done = Notices.attempt(() -> admin.save(edited()));
        if (done) {
            close();
            Notices.done("organisation.saved");
            saved.run();
        }
    }

    private Edited edited() {
        Commune chosen = commune.getValue();
        Set<String> communes = kind.getValue() == OrganisationKind.MISSION_LOCALE
                ? competence.getValue().stream().map(Commune::code).collect(Collectors.toSet())
                : Set.of();
        OrganisationRow row = new OrganisationRow(
                before == null ? OrganisationId.next() : before.organisation().id(),
                name.getValue(),
                kind.getValue(),
                chosen == null ? null : chosen.code());
        return new Edited(
                row,
                email.isEmpty() ? null : email.getValue().strip(),
                active.getValue(),
                communes,
                before == null ? null : before.version());
    }
}
