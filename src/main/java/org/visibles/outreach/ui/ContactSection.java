package org.visibles.outreach.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Relation;
import org.visibles.kernel.YouthId;
import org.visibles.organisation.MemberDirectory;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.outreach.ContactRow;
import org.visibles.outreach.ContactService;
import org.visibles.widgets.EmptyState;
import org.visibles.youth.TimelineEntry;
import org.visibles.youth.YouthLabels;
import org.visibles.youth.YouthRecordSection;

/** The exchanges on a person's page, and the way to log one. */
@org.springframework.stereotype.Component
@Order(10)
class ContactSection implements YouthRecordSection {

    private final ContactService contacts;
    private final ContactDialogs dialogs;
    private final OrganisationDirectory organisations;
    private final MemberDirectory members;
    private final YouthLabels labels;
    private final CurrentMember member;

    ContactSection(
            ContactService contacts,
            ContactDialogs dialogs,
            OrganisationDirectory organisations,
            MemberDirectory members,
            YouthLabels labels,
            CurrentMember member) {
        this.contacts = contacts;
        this.dialogs = dialogs;
        this.organisations = organisations;
        this.members = members;
        this.labels = labels;
        this.member = member;
    }

    @Override
    public String titleKey() {
        return "outreach.section";
    }

    @Override
    public boolean concerns(Relation relation) {
        return relation == Relation.CIRCLE_FULL || relation == Relation.CIRCLE_SHARED;
    }

    @Override
    public Component render(YouthId youth) {
        Div section = new Div();
        fill(section, youth);
        return section;
    }

    private void fill(Div section, YouthId youth) {
        section.removeAll();
        Runnable again = () -> fill(section, youth);
        if (member.require().may(Permission.CONTACT_LOG)) {
            Button log = new Button(
                    I18NProvider.translate("outreach.log"),
                    VaadinIcon.PLUS.create(),
                    click -> dialogs.log(
                            youth,
                            labels.labels(List.of(youth))
                                    .getOrDefault(youth, I18NProvider.translate("outreach.unnamed")),
                            again));
            log.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            section.add(log);
        }
        List<ContactRow> rows = contacts.ofYouth(youth);
        if (rows.isEmpty()) {
            section.add(new EmptyState(I18NProvider.translate("outreach.empty")));
            return;
        }
        Map<UUID, String> places = organisations.names();
        Map<UUID, String> names = members.names(
                rows.stream().map(row -> row.author().value()).distinct().toList());
        Div list = new Div();
        list.addClassName("outreach-list");
        rows.forEach(row -> list.add(new ContactCard(
                row,
                names.getOrDefault(
                        row.author().value(),
                        places.getOrDefault(row.organisation().value(), "")),
                row.organisation().equals(member.scope().organisation()),
                contacts,
                dialogs,
                again)));
        section.add(list);
    }

    @Override
    public List<TimelineEntry> timeline(YouthId youth) {
        Map<UUID, String> places = organisations.names();
        return contacts.ofYouth(youth).stream()
                .filter(row -> !row.withdrawn())
                .map(row -> new TimelineEntry(
                        row.at(),
                        ContactCard.icon(row.content().channel()).name(),
                        ContactCard.title(row.content()),
                        places.getOrDefault(row.organisation().value(), "")))
                .toList();
    }
}
