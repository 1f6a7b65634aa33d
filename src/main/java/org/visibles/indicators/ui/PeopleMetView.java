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

/** The list behind one number of what works for the own organisation; the address says which number. */
@Route(Behind.MET)
@RolesAllowed(Permission.FIGURES_OWN)
class PeopleMetView extends Page implements BeforeEnterObserver {

    private final PeopleService people;
    private final RecordList records;
    private final Labels labels;

    PeopleMetView(PeopleService people, RecordList records, I18NProvider texts) {
        super("indicators.behind.title");
        this.people = people;
        this.records = records;
        this.labels = new Labels(texts, getLocale());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        MetAsked asked = MetAsked.of(event.getLocation().getQueryParameters());
        clear();
        Div content = new Div(new FiguresTabs(EffectView.class, asked.dates()));
        content.addClassName("visibles-figures");
        add(content);
        if (asked.unread()) {
            content.add(new Paragraph(getTranslation("indicators.correction.address")));
        }
        try {
            content.add(new PeopleList(labels, asked.cited(), people.met(asked.cited()), records));
        } catch (RuleViolation noProgramme) {
            content.add(new EmptyState(getTranslation(noProgramme.key())));
        }
        content.add(new Anchor(
                "chiffres/ce-qui-marche?" + asked.table().parameters().getQueryString(),
                getTranslation("indicators.behind.back")));
    }
}
