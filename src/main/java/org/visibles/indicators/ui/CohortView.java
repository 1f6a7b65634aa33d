package org.visibles.indicators.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.visibles.indicators.CohortService;
import org.visibles.indicators.CohortTable;
import org.visibles.indicators.Figures;
import org.visibles.indicators.FiguresService;
import org.visibles.indicators.Selection;
import org.visibles.indicators.Variable;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.widgets.Page;

/**
 * How soon those identified in a period got how far: by months for the own organisation; for the coordination, and in
 * every file, by the quarter of identification.
 */
@Route("chiffres/cohortes")
@RolesAllowed({Permission.FIGURES_OWN, Permission.FIGURES_PROGRAMME})
class CohortView extends Page implements BeforeEnterObserver {

    private final CohortService cohorts;
    private final FiguresService figures;
    private final boolean programme;
    private final boolean records;
    private final Labels labels;
    private final Beside beside;

    CohortView(CohortService cohorts, FiguresService figures, CurrentMember member, I18NProvider texts, Beside beside) {
        super("indicators.cohort.title");
        this.cohorts = cohorts;
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
        Div content = new Div(new FiguresTabs(CohortView.class, asked));
        content.addClassName("visibles-figures");
        add(content);
        String what = getTranslation("indicators.part.cohort");
        if (programme) {
            Selection quarters = new Selection(null, List.of(Variable.QUARTER), asked.knownOn(), asked.period());
            beside.read(content, what, () -> figures.programme(quarters), published -> show(content, asked, published));
        } else {
            beside.read(
                    content,
                    what,
                    () -> cohorts.own(asked.quarter(), asked.period(), asked.knownOn()),
                    table -> show(content, asked, table));
        }
    }

    /** Published are all quarters, side by side: none needs to be chosen. */
    private void show(Div content, DatesAsked asked, Figures published) {
        Selection selection = published.selection();
        actions(new FileLinks(() -> new QuarterStages(labels, figures.programme(selection)).file()));
        content.add(
                Corrections.of(labels, asked.unread(), Corrections.withoutTargets(labels, published)),
                DatesChoice.both(labels, asked, published.dates(), CohortView::open),
                new QuarterStages(labels, published));
    }

    private void show(Div content, DatesAsked asked, CohortTable table) {
        Selection quarters = new Selection(null, List.of(Variable.QUARTER), asked.knownOn());
        actions(new FileLinks(() -> new QuarterStages(labels, figures.ownFile(quarters)).file()));
        content.add(
                new Paragraph(getTranslation("indicators.cohort.explain", labels.day(table.knownOn()))),
                Corrections.of(labels, asked.unread(), table.dates()),
                filters(asked, table),
                DatesChoice.both(labels, asked, table.dates(), CohortView::open),
                new CohortMonths(
                        labels,
                        table,
                        new Behind(
                                labels,
                                new Selection(
                                        asked.quarter(),
                                        List.of(),
                                        asked.knownOn(),
                                        table.dates().period()),
                                records)));
    }

    private Div filters(DatesAsked asked, CohortTable table) {
        Div filters = new Div(Choice.orNone(
                getTranslation("indicators.period"),
                table.quarters().isEmpty() && asked.quarter() != null ? List.of(asked.quarter()) : table.quarters(),
                labels::quarter,
                table.quarters().contains(asked.quarter()) ? asked.quarter() : null,
                getTranslation(asked.period() == null ? "indicators.cohort.usual" : "indicators.dates.chosen"),
                chosen -> open(asked.in(chosen))));
        filters.addClassName("visibles-filters");
        return filters;
    }

    private static void open(DatesAsked asked) {
        UI.getCurrent().navigate(CohortView.class, asked.parameters());
    }
}
