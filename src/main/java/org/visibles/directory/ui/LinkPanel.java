package org.visibles.directory.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visibles.directory.StructureId;
import org.visibles.directory.StructureLinks;
import org.visibles.kernel.OrganisationId;
import org.visibles.organisation.OrganisationRow;
import org.visibles.widgets.Notices;

/** Which organisation of the programme the structure is, for an administrator. */
class LinkPanel extends Div {

    LinkPanel(
            StructureLinks links,
            List<OrganisationRow> organisations,
            StructureId structure,
            @Nullable OrganisationId linked) {
        ComboBox<OrganisationRow> organisation = new ComboBox<>();
        organisation.setLabel(getTranslation("directory.link.organisation"));
        organisation.setItemLabelGenerator(OrganisationRow::name);
        organisation.setItems(organisations);
        organisation.setClearButtonVisible(true);
        organisation.addClassName("visibles-wide");
        organisations.stream()
                .filter(each -> each.id().equals(linked))
                .findFirst()
                .ifPresent(organisation::setValue);
        Button save = new Button(getTranslation("action.save"), click -> {
            OrganisationRow chosen = organisation.getValue();
            if (Notices.attempt(() -> links.link(structure, chosen == null ? null : chosen.id()))) {
                Notices.done("directory.saved");
            }
        });
        Div form = new Div(organisation, save);
        form.addClassName("visibles-filters");
        add(new Paragraph(getTranslation("directory.link.help")), form);
    }
}
