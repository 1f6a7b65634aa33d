package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.visibles.indicators.CountedOutingsService;
import org.visibles.indicators.OutingList;
import org.visibles.indicators.OutingsBehind;
import org.visibles.kernel.Permission;

/** The own organisation's outings behind one number of the map; the address says which number. */
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
        OutingsAsked asked = OutingsAsked.of(Origin.without(parameters));
        show(Origin.of(parameters).orElseGet(asked::map), asked.unread(), () -> section(asked));
    }

    private Section section(OutingsAsked asked) {
        OutingsBehind behind = service.own(asked.cited());
        String area = asked.cited().area();
        return new OutingsTold(
                labels,
                asked.cited(),
                behind.names().getOrDefault(area, area),
                behind.outings().size(),
                behind,
                "indicators.outings.own",
                list.render(behind.outings()));
    }
}
