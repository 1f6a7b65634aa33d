package org.visibles.indicators.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.function.Supplier;
import org.visibles.indicators.Figures;
import org.visibles.indicators.FiguresService;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Value;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Page;

/** The figures of the programme for its coordination, of its own people for an organisation. The address holds the filters. */
@Route("chiffres")
@RolesAllowed({Permission.FIGURES_OWN, Permission.FIGURES_PROGRAMME})
@Menu(order = 40, icon = "vaadin:bar-chart-h", title = "indicators.title")
class FiguresView extends Page implements BeforeEnterObserver {

    private final FiguresService service;
    private final boolean programme;
    private final boolean records;
    private final Labels labels;
    private final Beside beside;
    private final Div downloads = new Div();
    private final Div content = new Div();

    FiguresView(FiguresService service, CurrentMember member, I18NProvider texts, Beside beside) {
        super("indicators.title");
        this.service = service;
        this.programme = member.require().may(Permission.FIGURES_PROGRAMME);
        this.records = !programme && member.require().may(Permission.YOUTH_READ);
        this.labels = new Labels(texts, getLocale());
        this.beside = beside;
        heading(getTranslation(programme ? "indicators.heading.programme" : "indicators.heading.own"));
        downloads.addClassName("visibles-page-actions");
        actions(downloads);
        content.addClassName("visibles-figures");
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        FiguresAsked asked = FiguresAsked.of(event.getLocation().getQueryParameters());
        downloads.removeAll();
        content.removeAll();
        content.add(new FiguresTabs(FiguresView.class, asked.dates()));
        beside.read(
                content,
                getTranslation("indicators.part.people"),
                () -> programme ? service.programme(asked.selection()) : service.own(asked.selection()),
                figures -> show(asked, figures, new Origin(event.getLocation())));
    }

    private void show(FiguresAsked asked, Figures figures, Origin here) {
        Supplier<Figures> file =
                () -> programme ? service.programme(asked.selection()) : service.ownFile(asked.selection());
        Figures whole = figures.whole(); // all that the page keeps, however many rows there are
        downloads.add(new FiguresDownload(labels, file, programme).links());
        content.add(
                new Paragraph(explanation(figures)),
                Corrections.of(labels, asked.unread(), whole),
                filters(asked, whole),
                DatesChoice.both(labels, asked.dates(), whole.dates(), dates -> open(asked.on(dates))));
        Value people = figures.total().line(Indicator.IDENTIFIED).orElseThrow().result();
        if (!people.isShown() || people.number() == 0) {
            content.add(new EmptyState(getTranslation(people.isShown() ? "indicators.nobody" : "indicators.too-few")));
            return;
        }
        Behind behind = new Behind(labels, figures.selection(), records, here);
        content.add(
                new KeyFigures(labels, whole, behind),
                new Funnel(labels, whole, behind),
                new Breakdown(labels, figures, behind, asked).section(this::open));
        if (!figures.organisationTargets().isEmpty()) {
            content.addComponentAtIndex(content.getComponentCount() - 1, new OrganisationTargets(labels, whole));
        }
    }

    private String explanation(Figures figures) {
        return labels.knownOn(figures.dates()) + " "
                + getTranslation(figures.suppressed() ? "indicators.suppressed" : "indicators.unsuppressed");
    }

    private Div filters(FiguresAsked asked, Figures figures) {
        Div filters = new Div(Choice.orNone(
                getTranslation("indicators.period"),
                figures.quarters(),
                labels::quarter,
                figures.selection().quarter(),
                getTranslation(
                        figures.selection().period() == null
                                ? "indicators.whole-programme"
                                : "indicators.dates.chosen"),
                quarter -> open(asked.in(quarter))));
        filters.addClassName("visibles-filters");
        return filters;
    }

    private void open(FiguresAsked asked) {
        UI.getCurrent().navigate(FiguresView.class, asked.parameters());
    }
}
