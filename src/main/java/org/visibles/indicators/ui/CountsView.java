package org.visibles.indicators.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.visibles.indicators.Figures;
import org.visibles.indicators.FiguresService;
import org.visibles.indicators.Part;
import org.visibles.indicators.Quarter;
import org.visibles.indicators.Selection;
import org.visibles.indicators.Variable;
import org.visibles.indicators.check.CheckService;
import org.visibles.kernel.Permission;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Page;

/** One number of the programme's figures by organisation, as published; each can be asked to check its own. */
@Route(Behind.COUNTS)
@RolesAllowed(Permission.FIGURES_PROGRAMME)
class CountsView extends Page implements BeforeEnterObserver {

    private final FiguresService figures;
    private final CheckService checks;
    private final OrganisationDirectory organisations;
    private final Labels labels;
    private final Beside beside;

    CountsView(
            FiguresService figures,
            CheckService checks,
            OrganisationDirectory organisations,
            I18NProvider texts,
            Beside beside) {
        super("indicators.counts.title");
        this.figures = figures;
        this.checks = checks;
        this.organisations = organisations;
        this.labels = new Labels(texts, getLocale());
        this.beside = beside;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        CitedAsked asked = CitedAsked.of(Origin.without(parameters));
        Origin origin = Origin.of(parameters)
                .orElseGet(() -> Origin.of("chiffres", asked.figures().parameters()));
        clear();
        Div content = new Div(new FiguresTabs(origin));
        content.addClassName("visibles-figures");
        add(content);
        Selection selection = new Selection(
                asked.figures().quarter(),
                List.of(Variable.ORGANISATION),
                asked.figures().knownOn());
        Div counts = new Div();
        counts.addClassName("visibles-figures");
        content.add(counts);
        beside.read(
                counts,
                getTranslation("indicators.counts.title"),
                () -> figures.programme(selection),
                published -> show(counts, asked, published, origin));
        content.add(new Anchor(origin.address(), getTranslation("indicators.behind.back")));
    }

    private void show(Div content, CitedAsked asked, Figures published, Origin origin) {
        Selection selection = published.selection();
        actions(new FiguresDownload(labels, () -> figures.programme(selection), true)
                .links()
                .toArray(Component[]::new));
        content.add(
                new Paragraph(when(published) + " " + getTranslation("indicators.suppressed")),
                Corrections.of(labels, asked.unread(), Corrections.withoutTargets(labels, published)));
        List<Part> parts = Part.of(asked.figures().indicator());
        if (parts.isEmpty()) {
            content.add(new EmptyState(getTranslation("indicators.counts.nobody")));
            return;
        }
        if (parts.size() > 1) {
            Select<Part> part = Choice.select(
                    getTranslation("indicators.counts.part"),
                    parts,
                    each -> labels.part(asked.figures().indicator(), each),
                    asked.part(),
                    chosen -> UI.getCurrent()
                            .navigate(
                                    CountsView.class,
                                    origin.along(asked.part(chosen).parameters())));
            part.addClassName("visibles-wide");
            content.add(part);
        }
        content.add(new OrganisationCounts(labels, published, asked, checks, organisations.participants()));
    }

    private String when(Figures published) {
        Quarter quarter = published.selection().quarter();
        return quarter == null
                ? getTranslation(
                        "indicators.behind.until", labels.day(published.until()), labels.day(published.knownOn()))
                : getTranslation("indicators.behind.quarter", labels.quarter(quarter), labels.day(published.knownOn()));
    }
}
