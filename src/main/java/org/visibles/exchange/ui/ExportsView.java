package org.visibles.exchange.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.visibles.exchange.ExportLog;
import org.visibles.exchange.ListExport;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.LeavingList;
import org.visibles.kernel.Permission;
import org.visibles.organisation.MemberDirectory;
import org.visibles.widgets.Page;

/** Which lists can be taken out, for team leads; which were, for them and the data-protection officer. */
@Route("exports")
@RolesAllowed({Permission.LIST_EXPORT, Permission.ACCESS_LOG_READ})
@Menu(order = 92, icon = "vaadin:download-alt", title = "exchange.exports")
class ExportsView extends Page {

    private final ListExport lists;
    private final ExportLog log;
    private final MemberDirectory members;
    private final Div taken = new Div();

    ExportsView(ListExport lists, ExportLog log, MemberDirectory members, CurrentMember member) {
        super("exchange.exports");
        this.lists = lists;
        this.log = log;
        this.members = members;
        if (member.require().may(Permission.LIST_EXPORT)) {
            add(section(getTranslation("exchange.exports.lists"), lists()));
        }
        taken.setWidthFull();
        add(section(
                getTranslation("exchange.taken"),
                new Paragraph(getTranslation(
                        "exchange.exports.explain",
                        ExportLog.MANY,
                        ExportLog.OFTEN,
                        ExportLog.OPENS,
                        ExportLog.CLOSES)),
                alone(log.unusual()),
                taken));
        show(false);
    }

    private Component alone(int unusual) {
        String words = getTranslation("exchange.exports.unusual", unusual);
        if (unusual == 0) {
            return new Paragraph(words);
        }
        Checkbox alone = new Checkbox(words);
        alone.addValueChangeListener(change -> show(change.getValue()));
        return alone;
    }

    private void show(boolean unusualAlone) {
        taken.removeAll();
        taken.add(new TakenLists(log, members, unusualAlone));
    }

    private Div lists() {
        UnorderedList list = new UnorderedList();
        list.addClassName("visibles-todo");
        lists.others().forEach(kind -> list.add(line(kind)));
        return new Div(new Paragraph(getTranslation("exchange.exports.lists.explain")), list);
    }

    private ListItem line(LeavingList.Kind kind) {
        Span name = new Span(getTranslation(kind.texts()));
        name.addClassName("exchange-who");
        Button take = new Button(
                getTranslation("exchange.export"),
                VaadinIcon.DOWNLOAD_ALT.create(),
                click -> new ExportDialog(Taking.other(lists, kind)).open());
        take.setAriaLabel(getTranslation("exchange.export") + " : " + getTranslation(kind.texts()));
        Div line = new Div(name, take);
        line.addClassName("exchange-list");
        return new ListItem(line);
    }
}
