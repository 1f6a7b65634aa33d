package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.visibles.indicators.PeopleService;
import org.visibles.indicators.RecordList;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Page;

/** The list behind one number of the own organisation's figures; the address says which number. Names go into no file. */
@Route(Behind.LIST)
@RolesAllowed(Permission.FIGURES_OWN)
class PeopleView extends Page implements BeforeEnterObserver {

    private final PeopleService people;
    private final RecordList records;
    private final Labels labels;

    PeopleView(PeopleService people, RecordList records, I18NProvider texts) {
        super("indicators.behind.title");
        this.people = people;
        this.records = records;
        this.labels = new Labels(texts, getLocale());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        CitedAsked asked = CitedAsked.of(event.getLocation().getQueryParameters());
        clear();
        Div content = new Div(new FiguresTabs(FiguresView.class, asked.figures().dates()));
        content.addClassName("visibles-figures");
        add(content);
        if (asked.unread()) {
            content.add(new Paragraph(getTranslation("indicators.correction.address")));
        }
        try {
            content.add(new PeopleList(labels, asked.cited(), people.behind(asked.cited()), records));
        } catch (RuleViolation noProgramme) {
            content.add(new EmptyState(getTranslation(noProgramme.key())));
        }
        String back = asked.within() == null
                ? "chiffres?" + asked.figures().parameters().getQueryString()
                : "chiffres/cohortes?" + asked.figures().dates().parameters().getQueryString();
        content.add(new Anchor(back, getTranslation("indicators.behind.back")));
    }
}
