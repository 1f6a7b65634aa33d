package org.visibles.directory.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import java.util.Map;
import java.util.UUID;
import org.visibles.directory.Capacity;
import org.visibles.directory.FoundService;
import org.visibles.directory.Vocabulary.Term;

/** One service in the list: what, by whom, where, for whom, and what is known of its room. */
class ServiceCard extends ListItem {

    ServiceCard(FoundService service, Labels labels, Map<UUID, String> organisations) {
        addClassName("directory-card");
        Anchor name = new Anchor("annuaire/service/" + service.id(), service.name());
        name.addClassName("directory-card-name");
        Div head = new Div(name);
        head.addClassName("directory-card-head");
        if (service.structureName() != null) {
            head.add(new Span(service.structureName()));
        }
        Div facts = new Div(new Span(Labels.place(service)));
        facts.addClassName("directory-card-facts");
        if (!service.modes().isEmpty()) {
            facts.add(Labels.french(labels.all(Term.MODE, service.modes())));
        }
        if (!service.conditions().publics().isEmpty()) {
            facts.add(Labels.french(labels.all(Term.PUBLIC, service.conditions().publics())));
        }
        String note = service.conditions().publicsNote();
        if (note != null) {
            facts.add(Labels.french(note));
        }
        facts.add(new Span(getTranslation("directory.updated", Labels.day(service.updatedOn()), service.source())));
        Div badges = new Div();
        badges.addClassName("directory-card-badges");
        if (service.capacity() != null) {
            badges.add(Labels.badge(
                    service.capacity().room() == Capacity.Room.FULL ? "directory-full" : "directory-room",
                    Labels.capacity(service.capacity(), organisations)));
        }
        if (service.worksWith()) {
            badges.add(Labels.badge("directory-ours", getTranslation("directory.badge.works-with")));
        }
        if (service.organisation() != null) {
            badges.add(Labels.badge("directory-ours", getTranslation("directory.badge.referable")));
        }
        add(head, facts);
        if (badges.getComponentCount() > 0) {
            add(badges);
        }
    }
}
