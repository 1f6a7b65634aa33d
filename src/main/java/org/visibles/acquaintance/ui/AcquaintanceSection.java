package org.visibles.acquaintance.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.i18n.I18NProvider;
import org.springframework.core.annotation.Order;
import org.visibles.acquaintance.Acquaintances;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Relation;
import org.visibles.kernel.YouthId;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.youth.YouthRecordSection;

/** "Déjà connu ?" on the person's page. */
@org.springframework.stereotype.Component
@Order(36)
class AcquaintanceSection implements YouthRecordSection {

    private final Acquaintances acquaintances;
    private final OrganisationDirectory organisations;
    private final CurrentMember member;

    AcquaintanceSection(Acquaintances acquaintances, OrganisationDirectory organisations, CurrentMember member) {
        this.acquaintances = acquaintances;
        this.organisations = organisations;
        this.member = member;
    }

    @Override
    public String titleKey() {
        return "acquaintance.section";
    }

    @Override
    public boolean concerns(Relation relation) {
        return relation == Relation.CIRCLE_FULL && member.require().may(Permission.ACQUAINTANCE_ASK);
    }

    /** Read when it is opened: the page has no statement to spare. */
    @Override
    public Component render(YouthId youth) {
        Details details = new Details(I18NProvider.translate("acquaintance.where"));
        details.addOpenedChangeListener(change -> {
            if (change.isOpened() && details.getContent().findAny().isEmpty()) {
                details.add(new AskPanel(youth, acquaintances, organisations));
            }
        });
        return details;
    }
}
