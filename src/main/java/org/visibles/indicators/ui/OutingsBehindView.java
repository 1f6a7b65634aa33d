package org.visibles.indicators.ui;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.visibles.indicators.CountedOutingsService;
import org.visibles.indicators.FieldFigure;
import org.visibles.indicators.OutingList;
import org.visibles.kernel.Permission;

/** The own organisation's outings behind one number of the map or of the work in the field; the address says which number. */
@Route(Behind.OUTINGS)
@RolesAllowed(Permission.FIGURES_OWN)
class OutingsBehindView extends ListBehind implements BeforeEnterObserver {

    private final CountedOutingsService service;
    private final OutingList list;
    private final Labels labels;

    OutingsBehindView(CountedOutingsService service, OutingList list, I18NProvider texts) {
        super("indicators.outings.title");
        this.service = service;
        this.list = list;
        this.labels = new Labels(texts, getLocale());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        OutingsAsked asked = OutingsAsked.of(Origin.without(parameters), FieldFigure.ofOutings());
        show(
                Origin.of(parameters).orElseGet(asked::origin),
                asked.unread(),
                () -> new OutingsShown(labels, asked.cited(), service.own(asked.cited()), list));
    }
}
