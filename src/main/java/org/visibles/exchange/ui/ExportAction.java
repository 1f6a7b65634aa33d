package org.visibles.exchange.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.Optional;
import java.util.function.Supplier;
import org.visibles.exchange.ListExport;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.youth.YouthFilter;
import org.visibles.youth.YouthListAction;

/** Offers the list of young people as a file. */
@org.springframework.stereotype.Component
class ExportAction implements YouthListAction {

    private final ListExport lists;
    private final CurrentMember member;

    ExportAction(ListExport lists, CurrentMember member) {
        this.lists = lists;
        this.member = member;
    }

    @Override
    public Optional<Component> of(Supplier<YouthFilter> shown) {
        if (!member.require().may(Permission.LIST_EXPORT)) {
            return Optional.empty();
        }
        return Optional.of(new Button(
                I18NProvider.translate("exchange.export"),
                VaadinIcon.DOWNLOAD_ALT.create(),
                click -> new ExportDialog(Taking.people(lists, shown.get())).open()));
    }
}
