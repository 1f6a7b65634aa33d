package org.visibles.joining.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.Clock;
import org.springframework.core.annotation.Order;
import org.visibles.joining.JoinOffers;
import org.visibles.joining.JoiningService;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Relation;
import org.visibles.kernel.YouthId;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.youth.YouthRecordSection;

/** On the person's page: the way to another record of it, and those that went into this one. */
@org.springframework.stereotype.Component
@Order(90)
class JoiningSection implements YouthRecordSection {

    private final JoiningService joining;
    private final JoinOffers offers;
    private final OrganisationDirectory organisations;
    private final CurrentMember member;
    private final Clock clock;

    JoiningSection(
            JoiningService joining,
            JoinOffers offers,
            OrganisationDirectory organisations,
            CurrentMember member,
            Clock clock) {
        this.joining = joining;
        this.offers = offers;
        this.organisations = organisations;
        this.member = member;
        this.clock = clock;
    }

    @Override
    public String titleKey() {
        return "joining.section";
    }

    @Override
    public boolean concerns(Relation relation) {
        return relation == Relation.CIRCLE_FULL;
    }

    /** Read when it is opened: the page has no statement to spare. */
    @Override
    public Component render(YouthId youth) {
        Identity own = member.require();
        boolean may = own.may(Permission.YOUTH_JOIN);
        Div content = new Div();
        if (may) {
            content.add(
                    new Paragraph(I18NProvider.translate("joining.section.hint")),
                    new Anchor("jeunes/" + youth + "/rapprocher", I18NProvider.translate("joining.start")));
        }
        Details joined = new Details(I18NProvider.translate("joining.list"));
        joined.addOpenedChangeListener(change -> {
            if (change.isOpened() && joined.getContent().findAny().isEmpty()) {
                joined.add(new JoinedPanel(
                        youth, joining, organisations.names(), may ? own.organisation() : null, clock.instant()));
            }
        });
        content.add(joined);
        if (may) {
            Details across = new Details(I18NProvider.translate("joining.across"));
            across.addOpenedChangeListener(change -> {
                if (change.isOpened() && across.getContent().findAny().isEmpty()) {
                    across.add(new AcrossPanel(youth, offers, organisations.names()));
                }
            });
            content.add(across);
        }
        return content;
    }
}
