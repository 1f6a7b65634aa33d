package org.visibles.directory.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.visibles.directory.DirectoryNotes;
import org.visibles.directory.ServiceDetails;
import org.visibles.directory.ServiceFinder;
import org.visibles.directory.ServiceId;
import org.visibles.directory.StructureId;
import org.visibles.directory.StructureLinks;
import org.visibles.directory.Vocabulary;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Page;

/** One service of the directory: what its source says, how far to trust it, and what one's own organisation knows. */
@Route("annuaire/service")
@PermitAll
class ServiceView extends Page implements HasUrlParameter<String> {

    private final ServiceFinder finder;
    private final DirectoryNotes notes;
    private final StructureLinks links;
    private final OrganisationDirectory organisations;
    private final Labels labels;
    private final CurrentMember member;

    ServiceView(
            ServiceFinder finder,
            DirectoryNotes notes,
            StructureLinks links,
            OrganisationDirectory organisations,
            Vocabulary vocabulary,
            CurrentMember member) {
        super("directory.service");
        this.finder = finder;
        this.notes = notes;
        this.links = links;
        this.organisations = organisations;
        this.labels = new Labels(vocabulary);
        this.member = member;
    }

    @Override
    public void setParameter(BeforeEvent event, String id) {
        show(ServiceId.of(id));
    }

    private void show(ServiceId id) {
        ServiceDetails details = finder.details(id);
        clear();
        heading(details.found().name());
        actions(new Anchor("annuaire", getTranslation("directory.back")));
        if (details.vanishedAt() != null) {
            Div gone = new Div(new Paragraph(getTranslation(
                    "directory.vanished", details.found().source(), Formats.date(Formats.day(details.vanishedAt())))));
            gone.addClassName("youth-banner");
            add(gone);
        }
        ServiceFacts facts = new ServiceFacts(details, labels);
        add(section(getTranslation("directory.what"), facts.what()));
        add(section(getTranslation("directory.where"), facts.where()));
        add(section(getTranslation("directory.how"), facts.how()));
        add(section(getTranslation("directory.trust"), facts.trust()));
        StructureId structure = details.found().structure();
        if (member.require().may(Permission.DIRECTORY_NOTE)) {
            add(section(
                    getTranslation("directory.ours"),
                    new CapacityPanel(notes, details.found(), organisations.names(), () -> show(id))));
            if (structure != null) {
                add(section(
                        getTranslation("directory.ours.structure", structureName(details)),
                        new AdditionPanel(notes, structure)));
            }
        }
        if (structure != null && member.require().may(Permission.DIRECTORY_MANAGE)) {
            add(section(
                    getTranslation("directory.link"),
                    new LinkPanel(
                            links,
                            organisations.all(),
                            structure,
                            details.found().organisation())));
        }
    }

    private static String structureName(ServiceDetails details) {
        return String.valueOf(details.found().structureName());
    }
}
