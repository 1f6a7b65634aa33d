package org.visibles.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.visibles.access.Invitations;
import org.visibles.access.Invitations.Waiting;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Permission;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Page;
import org.visibles.widgets.StartSection;

/** Who was invited and never came in, where administrators begin their day. */
@org.springframework.stereotype.Component
@Order(20)
class WaitingStart implements StartSection {

    private static final int FIRST = 5;

    private final Invitations invitations;

    WaitingStart(Invitations invitations) {
        this.invitations = invitations;
    }

    @Override
    public boolean concerns(Identity identity) {
        return identity.may(Permission.ORGANISATION_MANAGE);
    }

    @Override
    public Component render() {
        List<Waiting> waiting = invitations.waiting();
        String title = I18NProvider.translate("access.start");
        RouterLink members = new RouterLink(I18NProvider.translate("access.start.members"), MembersView.class);
        if (waiting.isEmpty()) {
            return Page.section(title, new EmptyState(I18NProvider.translate("access.start.empty")), members);
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("visibles-todo");
        waiting.stream().limit(FIRST).forEach(each -> list.add(line(each)));
        return Page.section(
                title, new Paragraph(I18NProvider.translate("access.start.waiting", waiting.size())), list, members);
    }

    private static ListItem line(Waiting waiting) {
        Span name = new Span(waiting.name());
        name.addClassName("visibles-todo-kind");
        Span since = new Span(I18NProvider.translate(
                "access.start.since",
                Formats.date(waiting.since().atZone(Formats.ZONE).toLocalDate())));
        since.addClassName("visibles-todo-due");
        return new ListItem(name, new Span(waiting.organisation()), since);
    }
}
