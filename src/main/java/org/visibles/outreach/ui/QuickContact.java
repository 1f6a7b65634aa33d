package org.visibles.outreach.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Permission;
import org.visibles.widgets.Page;
import org.visibles.widgets.StartSection;
import org.visibles.youth.YouthFilter;
import org.visibles.youth.YouthRow;
import org.visibles.youth.YouthSearch;

/** On the start page: whom did you just speak with? Choosing opens the dialog, saving is the third click. */
@org.springframework.stereotype.Component
@Order(5)
class QuickContact implements StartSection {

    private final YouthSearch search;
    private final ContactDialogs dialogs;

    QuickContact(YouthSearch search, ContactDialogs dialogs) {
        this.search = search;
        this.dialogs = dialogs;
    }

    @Override
    public boolean concerns(Identity identity) {
        return identity.may(Permission.CONTACT_LOG) && identity.may(Permission.YOUTH_READ);
    }

    @Override
    public Component render() {
        ComboBox<YouthRow> who = new ComboBox<>(I18NProvider.translate("outreach.quick.who"));
        who.setPlaceholder(I18NProvider.translate("outreach.quick.placeholder"));
        who.setPrefixComponent(VaadinIcon.SEARCH.create());
        who.setWidthFull();
        who.setMaxWidth("30rem");
        who.setItemLabelGenerator(QuickContact::label);
        who.setItemsWithFilterConverter(
                query -> found(query.getFilter().orElse(""), query.getOffset(), query.getLimit()), typed -> typed);
        who.addValueChangeListener(chosen -> {
            YouthRow row = chosen.getValue();
            if (row != null && chosen.isFromClient()) {
                who.clear();
                dialogs.log(row.id(), label(row), () -> {});
            }
        });
        return Page.section(I18NProvider.translate("outreach.quick"), new Div(who));
    }

    private Stream<YouthRow> found(String typed, int offset, int limit) {
        boolean searching = typed.strip().length() >= YouthFilter.SEARCH_FROM;
        return search
                .page(
                        searching ? YouthFilter.ALL.searching(typed) : YouthFilter.ALL,
                        searching ? YouthFilter.Sort.NAME : YouthFilter.Sort.LAST_CONTACT,
                        !searching,
                        offset,
                        limit)
                .stream();
    }

    private static String label(YouthRow row) {
        String label = row.label();
        return label == null ? I18NProvider.translate("outreach.unnamed") : label;
    }
}
