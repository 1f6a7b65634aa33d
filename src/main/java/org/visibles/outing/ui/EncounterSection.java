package org.visibles.outing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Relation;
import org.visibles.kernel.YouthId;
import org.visibles.outing.encounter.EncounterRow;
import org.visibles.outing.encounter.EncounterService;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Notices;
import org.visibles.youth.YouthRecordSection;

/** On a person's page: on which outings one met, anonymously at first. */
@org.springframework.stereotype.Component
@Order(15)
class EncounterSection implements YouthRecordSection {

    private final EncounterService encounters;
    private final CurrentMember member;

    EncounterSection(EncounterService encounters, CurrentMember member) {
        this.encounters = encounters;
        this.member = member;
    }

    @Override
    public String titleKey() {
        return "outing.section";
    }

    @Override
    public boolean concerns(Relation relation) {
        return relation == Relation.CIRCLE_FULL && member.require().may(Permission.ENCOUNTER_ATTACH);
    }

    /** Read on demand: the contacts that came of them stand among the exchanges anyway. */
    @Override
    public Component render(YouthId youth) {
        Div list = new Div();
        Details details = new Details(OutingWords.text("outing.section.open"), list);
        details.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                fill(list, youth);
            }
        });
        return details;
    }

    private void fill(Div list, YouthId youth) {
        list.removeAll();
        List<EncounterRow> rows = encounters.with(youth);
        if (rows.isEmpty()) {
            list.add(new EmptyState(OutingWords.text("outing.section.empty")));
        }
        rows.forEach(row -> list.add(line(row)));
    }

    private Div line(EncounterRow row) {
        Anchor outing = new Anchor(
                "actions/" + row.outing(), OutingWords.when(row.content().at()));
        Button detach = new Button(OutingWords.text("outing.detach"), click -> {
            if (Notices.attempt(() -> encounters.detach(row.id()))) {
                UI.getCurrent().refreshCurrentRoute(false);
            }
        });
        detach.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        detach.setAriaLabel(OutingWords.text("outing.detach") + " : "
                + OutingWords.when(row.content().at()));
        String result = row.content().result() == null
                ? ""
                : OutingWords.text("outing.result." + row.content().result());
        Div line = new Div(outing, new Span(result), detach);
        line.addClassName("outing-line");
        return line;
    }
}
