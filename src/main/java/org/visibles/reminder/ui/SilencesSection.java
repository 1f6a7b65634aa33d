package org.visibles.reminder.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Permission;
import org.visibles.reminder.Silences;
import org.visibles.reminder.SilentPartner;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Page;
import org.visibles.widgets.StartSection;

/** For the coordination: which partners leave referrals without an answer. */
@org.springframework.stereotype.Component
@Order(40)
class SilencesSection implements StartSection {

    private final Silences silences;

    SilencesSection(Silences silences) {
        this.silences = silences;
    }

    @Override
    public boolean concerns(Identity identity) {
        return identity.may(Permission.FIGURES_PROGRAMME);
    }

    @Override
    public Component render() {
        String title = I18NProvider.translate("reminder.silences.title");
        List<SilentPartner> partners = silences.partners();
        if (partners.isEmpty()) {
            return Page.section(title, new EmptyState(I18NProvider.translate("reminder.silences.empty")));
        }
        UnorderedList list = new UnorderedList();
        partners.forEach(partner -> list.add(new ListItem(I18NProvider.translate(
                partner.atLeast() == 0 ? "reminder.silences.few" : "reminder.silences.many",
                partner.organisation(),
                partner.atLeast()))));
        return Page.section(title, new Paragraph(I18NProvider.translate("reminder.silences.hint")), list);
    }
}
