package org.visibles.acquaintance.ui;

import com.vaadin.flow.component.details.Details;
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
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.visibles.acquaintance.AskedLine;
import org.visibles.acquaintance.AskingLimits;
import org.visibles.acquaintance.Use;
import org.visibles.acquaintance.Uses;
import org.visibles.kernel.Permission;
import org.visibles.privacy.MemberNames;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Page;

/**
 * For the data-protection officer: who asks "déjà connu ?" how often, what looks like probing, each request, and within
 * which limits.
 */
@Route("deja-connu")
@RolesAllowed(Permission.ACCESS_LOG_READ)
@Menu(order = 91, icon = "vaadin:eye", title = "acquaintance.uses.menu")
class UsesView extends Page {

    private final Uses uses;

    UsesView(Uses uses, AskingLimits limits, ObjectProvider<MemberNames> memberNames) {
        super("acquaintance.uses");
        this.uses = uses;
        List<Use> all = uses.all();
        Map<UUID, String> names = new HashMap<>();
        memberNames.ifAvailable(source ->
                names.putAll(source.names(all.stream().map(Use::member).toList())));
        add(new Paragraph(getTranslation("acquaintance.uses.explain", Uses.DAYS)));
        UnorderedList list = list("acquaintance.uses");
        all.forEach(use -> list.add(line(use, names)));
        add(all.isEmpty() ? new EmptyState(getTranslation("acquaintance.uses.empty")) : list);
        UnorderedList held = list("acquaintance.limits");
        limits.all().forEach(each -> {
            Element name = new Element("strong");
            name.setText(each.name());
            Div who = new Div(new Span(LimitsHistory.words(each, this::getTranslation)));
            who.addClassName("visibles-check-who");
            who.getElement().insertChild(0, name);
            held.add(new ListItem(who));
        });
        Details changes = new Details(getTranslation("acquaintance.limits.changes"));
        changes.addOpenedChangeListener(change -> {
            if (change.isOpened() && changes.getContent().findAny().isEmpty()) {
                changes.add(new LimitsHistory(limits.changes(), memberNames));
            }
        });
        add(section(
                getTranslation("acquaintance.limits"),
                new Paragraph(getTranslation("acquaintance.limits.who-sets")),
                held,
                changes));
    }

    private UnorderedList list(String key) {
        UnorderedList list = new UnorderedList();
        list.addClassName("visibles-todo");
        list.getElement().setAttribute("aria-label", getTranslation(key));
        return list;
    }

    private ListItem line(Use use, Map<UUID, String> names) {
        String called = names.getOrDefault(use.member(), use.member().toString());
        Element name = new Element("strong");
        name.setText(called);
        Div who = new Div();
        who.addClassName("visibles-check-who");
        who.getElement().appendChild(name);
        who.add(new Span(getTranslation(
                "acquaintance.uses.counts", use.asked(), use.people(), use.stopped(), use.alike(), use.edited())));
        ListItem line = new ListItem(who);
        line.addClassName("visibles-check");
        if (use.unusual()) {
            Span unusual = new Span(getTranslation(
                    "acquaintance.uses.unusual",
                    use.signs().stream()
                            .map(sign -> getTranslation("acquaintance.uses.sign." + sign))
                            .collect(Collectors.joining(", "))));
            unusual.getElement().getThemeList().add("badge error");
            unusual.addClassName("acquaintance-unusual");
            line.add(unusual);
        }
        Details requests = new Details(getTranslation("acquaintance.uses.requests"));
        requests.getElement().setAttribute("aria-label", getTranslation("acquaintance.uses.requests-of", called));
        requests.addClassName("acquaintance-requests");
        requests.addOpenedChangeListener(change -> {
            if (change.isOpened() && requests.getContent().findAny().isEmpty()) {
                requests.add(requests(use, called));
            }
        });
        line.add(requests);
        return line;
    }

    /** Read when it is opened, and that is logged. */
    private UnorderedList requests(Use use, String called) {
        UnorderedList list = new UnorderedList();
        list.getElement().setAttribute("aria-label", getTranslation("acquaintance.uses.requests-of", called));
        uses.requests(use).forEach(each -> list.add(new ListItem(words(each))));
        return list;
    }

    private String words(AskedLine line) {
        String state = line.stoppedAt() != null
                ? getTranslation("acquaintance.uses.stopped-at", Formats.dateTime(line.stoppedAt()))
                : line.comparedAt() == null
                        ? getTranslation("acquaintance.uses.not-compared")
                        : getTranslation("acquaintance.uses.compared-at", Formats.dateTime(line.comparedAt()));
        String told = getTranslation(
                "acquaintance.uses.request",
                Formats.dateTime(line.askedAt()),
                line.youth().toString(),
                state);
        return line.ended() ? getTranslation("acquaintance.uses.ended", told) : told;
    }
}
