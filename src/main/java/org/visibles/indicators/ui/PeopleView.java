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

/** The list behind one number of the own organisation's figures; the address says which number. Names go into no file. */
@Route(Behind.LIST)
@RolesAllowed(Permission.FIGURES_OWN)
class PeopleView extends ListBehind implements BeforeEnterObserver {

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
        QueryParameters parameters = event.getLocation().getQueryParameters();
        CitedAsked asked = CitedAsked.of(Origin.without(parameters));
        show(
                Origin.of(parameters).orElseGet(() -> numberAt(asked)),
                asked.unread(),
                () -> new PeopleList(labels, asked.cited(), people.behind(asked.cited()), records));
    }

    private static Origin numberAt(CitedAsked asked) {
        return asked.within() == null
                ? Origin.of("chiffres", asked.figures().parameters())
                : Origin.of("chiffres/cohortes", asked.figures().dates().parameters());
    }
}
