package org.visibles.indicators.ui;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.visibles.indicators.PeopleService;
import org.visibles.indicators.RecordList;
import org.visibles.kernel.Permission;

/** The list behind one number of what works for the own organisation; the address says which number. */
@Route(Behind.MET)
@RolesAllowed(Permission.FIGURES_OWN)
class PeopleMetView extends ListBehind implements BeforeEnterObserver {

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
        QueryParameters parameters = event.getLocation().getQueryParameters();
        MetAsked asked = MetAsked.of(Origin.without(parameters));
        show(
                Origin.of(parameters)
                        .orElseGet(() -> Origin.of(
                                "chiffres/ce-qui-marche", asked.table().parameters())),
                asked.unread(),
                () -> new PeopleList(labels, asked.cited(), people.met(asked.cited()), records));
    }
}
