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

/** With whom the own organisation had the exchanges behind one number; the address says which number. */
@Route(Behind.EXCHANGES)
@RolesAllowed(Permission.FIGURES_OWN)
class ExchangesView extends ListBehind implements BeforeEnterObserver {

    private final PeopleService people;
    private final RecordList records;
    private final Labels labels;

    ExchangesView(PeopleService people, RecordList records, I18NProvider texts) {
        super("indicators.exchanges.title");
        this.people = people;
        this.records = records;
        this.labels = new Labels(texts, getLocale());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        ExchangesAsked asked = ExchangesAsked.of(Origin.without(parameters));
        show(
                Origin.of(parameters).orElseGet(asked::origin),
                asked.unread(),
                () -> new ExchangesShown(labels, asked.cited(), people.exchanges(asked.cited()), records));
    }
}
