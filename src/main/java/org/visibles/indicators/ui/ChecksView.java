package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.visibles.indicators.check.CheckRow;
import org.visibles.indicators.check.CheckService;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Page;

/** Numbers to be checked: those that the organisation was asked about, or that the coordination has asked about. */
@Route(CheckService.ROUTE)
@RolesAllowed({Permission.FIGURES_OWN, Permission.FIGURES_PROGRAMME})
class ChecksView extends Page implements BeforeEnterObserver {

    private final CheckService checks;
    private final boolean programme;
    private final Labels labels;

    ChecksView(CheckService checks, CurrentMember member, I18NProvider texts) {
        super("indicators.checks.title");
        this.checks = checks;
        this.programme = member.require().may(Permission.FIGURES_PROGRAMME);
        this.labels = new Labels(texts, getLocale());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        clear();
        List<CheckRow> rows = checks.list();
        Div content = new Div(
                new FiguresTabs(
                        ChecksView.class, DatesAsked.of(event.getLocation().getQueryParameters())),
                new Paragraph(getTranslation(
                        programme ? "indicators.checks.explain.programme" : "indicators.checks.explain.own")));
        content.addClassName("visibles-figures");
        add(content);
        if (rows.isEmpty()) {
            content.add(new EmptyState(
                    getTranslation(programme ? "indicators.checks.empty.programme" : "indicators.checks.empty.own")));
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("visibles-todo");
        list.getElement().setAttribute("aria-label", getTranslation("indicators.checks.title"));
        rows.forEach(row -> list.add(line(row)));
        content.add(list);
    }

    private ListItem line(CheckRow row) {
        Anchor link = new Anchor(
                CheckService.ROUTE + "/" + row.id(),
                labels.text(row.number().figure().key()));
        link.addClassName("visibles-todo-kind");
        Span state = new Span(getTranslation(
                row.outcome() == null ? "indicators.checks.open" : row.outcome().key()));
        Span asked = new Span(getTranslation("indicators.checks.asked", Formats.date(Formats.day(row.askedAt()))));
        asked.addClassName("visibles-todo-due");
        ListItem line = new ListItem(link);
        if (programme) {
            line.add(new Span(row.organisationName()));
        }
        line.add(state, asked);
        return line;
    }
}
