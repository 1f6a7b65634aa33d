package org.visibles.indicators.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.visibles.indicators.Figures;
import org.visibles.indicators.FiguresService;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Selection;
import org.visibles.indicators.Value;
import org.visibles.indicators.Variable;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Page;

/** One small chart for each commune, all on the same scale: people identified, quarter by quarter. */
@Route("chiffres/communes")
@RolesAllowed({Permission.FIGURES_OWN, Permission.FIGURES_PROGRAMME})
class CommunesView extends Page implements BeforeEnterObserver {

    private final FiguresService figures;
    private final boolean programme;
    private final boolean records;
    private final Labels labels;
    private final Beside beside;

    CommunesView(FiguresService figures, CurrentMember member, I18NProvider texts, Beside beside) {
        super("indicators.communes.title");
        this.figures = figures;
        this.programme = member.require().may(Permission.FIGURES_PROGRAMME);
        this.records = !programme && member.require().may(Permission.YOUTH_READ);
        this.labels = new Labels(texts, getLocale());
        this.beside = beside;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        DatesAsked asked = DatesAsked.of(event.getLocation().getQueryParameters());
        clear();
        Div content = new Div(new FiguresTabs(CommunesView.class, asked));
        content.addClassName("visibles-figures");
        add(content);
        Selection selection =
                new Selection(null, List.of(Variable.COMMUNE, Variable.QUARTER), asked.knownOn(), asked.period());
        beside.read(
                content,
                getTranslation("indicators.part.communes"),
                () -> programme ? figures.programme(selection) : figures.own(selection),
                read -> show(content, asked, selection, read, new Origin(event.getLocation())));
    }

    private void show(Div content, DatesAsked asked, Selection selection, Figures read, Origin here) {
        actions(new FiguresDownload(
                        labels, () -> programme ? figures.programme(selection) : figures.ownFile(selection), programme)
                .links()
                .toArray(Component[]::new));
        content.add(
                new Paragraph(labels.knownOn(read.dates()) + " "
                        + getTranslation(read.suppressed() ? "indicators.suppressed" : "indicators.communes.own")),
                Corrections.of(labels, asked.unread(), Corrections.withoutTargets(labels, read)),
                DatesChoice.withoutQuarter(
                        labels,
                        asked,
                        read.dates(),
                        dates -> UI.getCurrent().navigate(CommunesView.class, dates.parameters())));
        Value people = read.total().line(Indicator.IDENTIFIED).orElseThrow().result();
        content.add(
                people.isShown() && people.number() > 0
                        ? new SmallMultiples(labels, read, new Behind(labels, read.selection(), records, here))
                        : new EmptyState(
                                getTranslation(people.isShown() ? "indicators.nobody" : "indicators.too-few")));
        new NotYetTold(labels, read).paragraphs().forEach(content::add);
    }
}
