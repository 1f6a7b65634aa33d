package org.visibles.youth.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Permission;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Page;
import org.visibles.widgets.StartSection;
import org.visibles.youth.YouthRow;
import org.visibles.youth.YouthSearch;

/** On the start page: the young people seen last, and the way to a new one. */
@org.springframework.stereotype.Component
@Order(20)
class MyYouth implements StartSection {

    private static final int FEW = 6;

    private final YouthSearch search;
    private final Names.Source names;
    private final NewYouthDialogs dialogs;
    private final CurrentMember member;

    MyYouth(YouthSearch search, Names.Source names, NewYouthDialogs dialogs, CurrentMember member) {
        this.search = search;
        this.names = names;
        this.dialogs = dialogs;
        this.member = member;
    }

    @Override
    public boolean concerns(Identity identity) {
        return identity.may(Permission.DISCLOSURE_READ);
    }

    @Override
    public Component render() {
        List<YouthRow> rows = search.recent(FEW);
        Names page = names.page();
        page.prepareCommunes(rows.stream().map(YouthRow::commune));
        Div content = new Div();
        Div actions = new Div();
        actions.addClassName("visibles-page-actions");
        if (member.require().may(Permission.YOUTH_WRITE)) {
            Button add = new Button(Fields.text("youth.new"), VaadinIcon.PLUS.create(), click -> dialogs.open());
            add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            actions.add(add);
        }
        actions.add(new Anchor("jeunes", Fields.text("youth.all")));
        content.add(actions);
        if (rows.isEmpty()) {
            content.add(new EmptyState(Fields.text("youth.mine.empty")));
        }
        rows.forEach(row -> content.add(new YouthCard(row, page)));
        return Page.section(Fields.text("youth.mine"), content);
    }
}
