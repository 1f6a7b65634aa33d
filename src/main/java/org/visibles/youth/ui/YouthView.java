package org.visibles.youth.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.OnePage;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Relation;
import org.visibles.kernel.YouthId;
import org.visibles.widgets.Page;
import org.visibles.youth.TimelineEntry;
import org.visibles.youth.YouthAccess;
import org.visibles.youth.YouthCircle;
import org.visibles.youth.YouthRecord;
import org.visibles.youth.YouthRecordSection;
import org.visibles.youth.YouthService;

/** The page of one young person: the record for those who follow fully, what was shared for the others. */
@Route("jeunes/:id")
@RolesAllowed(Permission.DISCLOSURE_READ)
class YouthView extends Page implements BeforeEnterObserver {

    private final YouthAccess access;
    private final YouthService youth;
    private final YouthCircle circle;
    private final RecordPanels panels;
    private final ObjectProvider<YouthRecordSection> sections;
    private final CurrentMember member;

    YouthView(
            YouthAccess access,
            YouthService youth,
            YouthCircle circle,
            RecordPanels panels,
            ObjectProvider<YouthRecordSection> sections,
            CurrentMember member) {
        super("youth.record");
        this.access = access;
        this.youth = youth;
        this.circle = circle;
        this.panels = panels;
        this.sections = sections;
        this.member = member;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        OnePage.read(() -> show(event));
    }

    private void show(BeforeEnterEvent event) {
        clear();
        YouthId id = YouthId.of(event.getRouteParameters().get("id").orElse(""));
        switch (access.relation(id)) {
            case CIRCLE_FULL -> {
                if (member.require().may(Permission.YOUTH_READ)) {
                    showRecord(id);
                } else {
                    showShared(id);
                }
            }
            case CIRCLE_SHARED, ADDRESSEE, AGGREGATE -> showShared(id);
            case NONE ->
                access.standsFor(id).ifPresentOrElse(stays -> event.forwardTo("jeunes/" + stays), () -> showShared(id));
        }
    }

    private void showRecord(YouthId id) {
        YouthRecord record = youth.get(id);
        heading(record.label());
        if (member.require().may(Permission.YOUTH_WRITE)) {
            actions(new Button(
                    getTranslation("action.edit"),
                    VaadinIcon.EDIT.create(),
                    click -> UI.getCurrent().navigate("jeunes/" + id + "/modifier")));
        }
        Runnable reload = () -> UI.getCurrent().refreshCurrentRoute(false);
        Names names = panels.names();
        names.preparePlaces(record.details());
        add(panels.summary(record, names, reload), panels.eligibility(record));
        List<TimelineEntry> entries = new ArrayList<>(panels.ownEntries(record, names));
        addSections(id, Relation.CIRCLE_FULL, entries);
        add(
                panels.information(record, reload),
                panels.circle(record, names),
                section(getTranslation("youth.timeline"), new Timeline(entries)),
                panels.history(record, names));
    }

    private void showShared(YouthId id) {
        heading(circle.shared(id).orElseGet(() -> getTranslation("youth.unnamed")));
        List<TimelineEntry> entries = new ArrayList<>();
        addSections(id, Relation.CIRCLE_SHARED, entries);
        add(section(getTranslation("youth.timeline"), new Timeline(entries)));
    }

    private void addSections(YouthId id, Relation relation, List<TimelineEntry> entries) {
        sections.orderedStream().filter(each -> each.concerns(relation)).forEach(each -> {
            add(section(getTranslation(each.titleKey()), each.render(id)));
            entries.addAll(each.timeline(id));
        });
    }
}
