package org.visibles.joining.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.i18n.I18NProvider;
import org.visibles.acquaintance.AfterIntroduction;
import org.visibles.acquaintance.Introduction;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;

/** From an introduction to proposing that both records are of one person. */
@org.springframework.stereotype.Component
class OfferLink implements AfterIntroduction {

    private final CurrentMember member;

    OfferLink(CurrentMember member) {
        this.member = member;
    }

    @Override
    public Component offer(Introduction introduction, String called) {
        Anchor offer = new Anchor(
                OfferView.address(introduction.youth(), introduction.id()),
                I18NProvider.translate("joining.offer.start"));
        offer.setAriaLabel(I18NProvider.translate("joining.offer.start.of", called));
        offer.setVisible(member.require().may(Permission.YOUTH_JOIN));
        return offer;
    }
}
