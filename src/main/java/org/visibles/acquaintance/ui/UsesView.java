package org.visibles.acquaintance.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.visibles.acquaintance.Use;
import org.visibles.acquaintance.Uses;
import org.visibles.kernel.Permission;
import org.visibles.privacy.MemberNames;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Page;

/** For the data-protection officer: who asks "déjà connu ?" how often, and what looks like probing. */
@Route("deja-connu")
@RolesAllowed(Permission.ACCESS_LOG_READ)
@Menu(order = 91, icon = "vaadin:eye", title = "acquaintance.uses")
class UsesView extends Page {

    UsesView(Uses uses, ObjectProvider<MemberNames> memberNames) {
        super("acquaintance.uses");
        List<Use> all = uses.all();
        Map<UUID, String> names = new HashMap<>();
        memberNames.ifAvailable(source ->
                names.putAll(source.names(all.stream().map(Use::member).toList())));
        add(new Paragraph(getTranslation("acquaintance.uses.explain", Uses.DAYS)));
        if (all.isEmpty()) {
            add(new EmptyState(getTranslation("acquaintance.uses.empty")));
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("visibles-todo");
        list.getElement().setAttribute("aria-label", getTranslation("acquaintance.uses"));
        all.forEach(use -> list.add(line(use, names)));
        add(list);
    }

    private ListItem line(Use use, Map<UUID, String> names) {
        Element name = new Element("strong");
        name.setText(names.getOrDefault(use.member(), use.member().toString()));
        Div who = new Div();
        who.addClassName("visibles-check-who");
        who.getElement().appendChild(name);
        who.add(new Span(getTranslation(
                "acquaintance.uses.counts", use.asked(), use.people(), use.stopped(), use.alike(), use.edited())));
        ListItem line = new ListItem(who);
        line.addClassName("visibles-check");
        if (use.unusual()) {
            Span unusual = new Span(getTranslation("acquaintance.uses.unusual"));
            unusual.getElement().getThemeList().add("badge error");
            line.add(unusual);
        }
        return line;
    }
}
