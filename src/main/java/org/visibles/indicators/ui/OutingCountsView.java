package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import java.util.stream.Collectors;
import org.visibles.indicators.CountedOutingsService;
import org.visibles.indicators.FieldFigure;
import org.visibles.indicators.OutingCounts;
import org.visibles.indicators.Selection;
import org.visibles.indicators.check.CheckService;
import org.visibles.indicators.check.InQuestion.OfOutings;
import org.visibles.indicators.ui.OrganisationLines.Asking;
import org.visibles.kernel.Permission;
import org.visibles.organisation.OrganisationDirectory;

/** One number that outings make up and that is about nobody, by organisation, for the coordination; the address says which number. */
@Route(Behind.OUTING_COUNTS)
@RolesAllowed(Permission.FIGURES_PROGRAMME)
class OutingCountsView extends ListBehind implements BeforeEnterObserver {

    private final CountedOutingsService service;
    private final CheckService checks;
    private final OrganisationDirectory organisations;
    private final Labels labels;

    OutingCountsView(
            CountedOutingsService service,
            CheckService checks,
            OrganisationDirectory organisations,
            I18NProvider texts) {
        super("indicators.outings.counts");
        this.service = service;
        this.checks = checks;
        this.organisations = organisations;
        this.labels = new Labels(texts, getLocale());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        OutingsAsked asked = OutingsAsked.of(Origin.without(parameters), FieldFigure.ofEachQuarter());
        show(Origin.of(parameters).orElseGet(asked::origin), asked.unread(), () -> section(asked));
    }

    private Section section(OutingsAsked asked) {
        OutingCounts counts = service.programme(asked.cited());
        ShareWords words = new ShareWords(labels, asked.cited().figure());
        Map<String, String> numbers = counts.organisations().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> words.number(each.getValue())));
        Asking asking = new Asking(
                checks,
                organisations.participants(),
                new OfOutings(asked.cited().figure(), asked.cited().area()),
                Selection.ALL.in(asked.cited().quarter()).asKnownOn(counts.knownOn()));
        OrganisationLines list =
                new OrganisationLines(labels, numbers, counts.names(), words.total(counts.total()), asking);
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
}
