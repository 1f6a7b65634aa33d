package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import org.visibles.indicators.CountedOutingsService;
import org.visibles.indicators.FieldFigure;
import org.visibles.indicators.OutingCounts;
import org.visibles.kernel.Permission;
import org.visibles.widgets.NaturalOrder;

/** One number that outings make up and that is about nobody, by organisation, for the coordination; the address says which number. */
@Route(Behind.OUTING_COUNTS)
@RolesAllowed(Permission.FIGURES_PROGRAMME)
class OutingCountsView extends ListBehind implements BeforeEnterObserver {

    private final CountedOutingsService service;
    private final Labels labels;

    OutingCountsView(CountedOutingsService service, I18NProvider texts) {
        super("indicators.outings.counts");
        this.service = service;
        this.labels = new Labels(texts, getLocale());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        OutingsAsked asked = OutingsAsked.of(Origin.without(parameters), FieldFigure.ofNobody());
        show(Origin.of(parameters).orElseGet(asked::origin), asked.unread(), () -> section(asked));
    }

    private Section section(OutingsAsked asked) {
        OutingCounts counts = service.programme(asked.cited());
        OutingWords words = new OutingWords(labels, asked.cited().figure());
        UnorderedList list = new UnorderedList();
        list.addClassName("visibles-todo");
        counts.organisations().entrySet().stream()
                .map(each -> Map.entry(counts.names().getOrDefault(each.getKey(), each.getKey()), each.getValue()))
                .sorted(Map.Entry.comparingByKey(NaturalOrder.in(getLocale())))
                .forEach(each -> list.add(line(each.getKey(), words.number(each.getValue()))));
        list.add(line(getTranslation("indicators.total"), words.total(counts.total())));
        String area = asked.cited().area();
        return new OutingsTold(
                labels,
                asked.cited(),
                counts.names().getOrDefault(area, area),
                counts.total(),
                counts,
                "indicators.outings.programme",
                list);
    }

    private ListItem line(String organisation, String number) {
        Span name = new Span(organisation);
        name.addClassName("visibles-todo-kind");
        return new ListItem(name, new Span(number));
    }
}
