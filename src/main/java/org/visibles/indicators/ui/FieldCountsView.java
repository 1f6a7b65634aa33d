package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import java.util.stream.Collectors;
import org.visibles.indicators.FieldActivity;
import org.visibles.indicators.FieldActivity.Row;
import org.visibles.indicators.FieldActivityService;
import org.visibles.indicators.FieldFigure;
import org.visibles.indicators.Selection;
import org.visibles.indicators.check.CheckService;
import org.visibles.indicators.check.InQuestion;
import org.visibles.indicators.ui.OrganisationLines.Asking;
import org.visibles.kernel.Permission;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.widgets.Page;

/**
 * One number of the work in the field that says something of people, by organisation: what the page of the work in the field
 * publishes of each for the whole time, and nothing finer.
 */
@Route(Behind.FIELD_COUNTS)
@RolesAllowed(Permission.FIGURES_PROGRAMME)
class FieldCountsView extends Page implements BeforeEnterObserver {

    private final FieldActivityService service;
    private final CheckService checks;
    private final OrganisationDirectory organisations;
    private final Labels labels;
    private final Beside beside;

    FieldCountsView(
            FieldActivityService service,
            CheckService checks,
            OrganisationDirectory organisations,
            I18NProvider texts,
            Beside beside) {
        super("indicators.counts.title");
        this.service = service;
        this.checks = checks;
        this.organisations = organisations;
        this.labels = new Labels(texts, getLocale());
        this.beside = beside;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        FieldAsked asked = FieldAsked.of(Origin.without(parameters));
        Origin origin = Origin.of(parameters).orElseGet(asked::origin);
        clear();
        Div content = new Div(new FiguresTabs(origin));
        content.addClassName("visibles-figures");
        add(content);
        Div counts = new Div();
        counts.addClassName("visibles-figures");
        content.add(counts);
        beside.read(
                counts,
                getTranslation("indicators.counts.title"),
                () -> service.programme(asked.dates().knownOn()),
                activity -> counts.add(section(asked, activity)));
        content.add(new Anchor(origin.address(), getTranslation("indicators.behind.back")));
    }

    private Section section(FieldAsked asked, FieldActivity activity) {
        FieldFigure figure = asked.figure();
        Map<String, String> numbers = activity.organisations().stream()
                .collect(Collectors.toMap(Row::category, row -> FieldLabels.value(labels, row, figure)));
        OrganisationLines list = new OrganisationLines(
                labels,
                numbers,
                activity.names(),
                FieldLabels.value(labels, activity.total(), figure),
                new Asking(
                        checks,
                        organisations.participants(),
                        InQuestion.of(figure),
                        Selection.ALL.asKnownOn(activity.knownOn())));
        Section section = new Section(
                new H2(labels.text(figure.key())),
                Corrections.of(labels, asked.unread(), activity.dates()),
                new Paragraph(labels.text(
                        "indicators.field.published", labels.day(activity.until()), labels.day(activity.knownOn()))),
                list);
        section.addClassName("visibles-section");
        return section;
    }
}
