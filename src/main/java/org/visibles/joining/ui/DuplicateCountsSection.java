package org.visibles.joining.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.visibles.joining.DuplicateCount;
import org.visibles.joining.Duplicates;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Permission;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Page;
import org.visibles.widgets.StartSection;

/** For the coordination: how many pairs wait in each organisation; no pair, nobody. */
@org.springframework.stereotype.Component
@Order(45)
class DuplicateCountsSection implements StartSection {

    private final Duplicates duplicates;

    DuplicateCountsSection(Duplicates duplicates) {
        this.duplicates = duplicates;
    }

    @Override
    public boolean concerns(Identity identity) {
        return identity.may(Permission.FIGURES_PROGRAMME);
    }

    /** Read when it is opened: the start page has no statement to spare. */
    @Override
    public Component render() {
        Details counts = new Details(I18NProvider.translate("joining.counts.show"));
        counts.addOpenedChangeListener(change -> {
            if (change.isOpened() && counts.getContent().findAny().isEmpty()) {
                counts.add(counted());
            }
        });
        return Page.section(
                I18NProvider.translate("joining.counts.title"),
                new Paragraph(I18NProvider.translate("joining.counts.hint")),
                counts);
    }

    private Component counted() {
        List<DuplicateCount> counts = duplicates.counts();
        if (counts.isEmpty()) {
            return new EmptyState(I18NProvider.translate("joining.counts.empty"));
        }
        UnorderedList list = new UnorderedList();
        counts.forEach(count -> list.add(new ListItem(I18NProvider.translate(
                count.atLeast() == 0 ? "joining.counts.few" : "joining.counts.many",
                count.organisation(),
                count.atLeast(),
                Formats.date(Formats.day(count.searchedAt()))))));
        return list;
    }
}
