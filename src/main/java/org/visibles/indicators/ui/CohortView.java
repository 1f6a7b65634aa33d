package org.visibles.indicators.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.visibles.indicators.CohortService;
import org.visibles.indicators.CohortTable;
import org.visibles.indicators.FiguresService;
import org.visibles.indicators.Period;
import org.visibles.indicators.Quarter;
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
    private final Labels labels;
    private final Beside beside;

    CohortView(CohortService cohorts, FiguresService figures, CurrentMember member, I18NProvider texts, Beside beside) {
        super("indicators.cohort.title");
        this.cohorts = cohorts;
        this.figures = figures;
        this.programme = member.require().may(Permission.FIGURES_PROGRAMME);
        this.labels = new Labels(texts, getLocale());
        this.beside = beside;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        FiguresAsked asked = FiguresAsked.of(event.getLocation().getQueryParameters());
        clear();
        Div content = new Div(new FiguresTabs(CohortView.class));
        content.addClassName("visibles-figures");
        add(content);
        String what = getTranslation("indicators.part.cohort");
        if (programme) {
            Selection quarters = new Selection(null, List.of(Variable.QUARTER), asked.knownOn());
            beside.read(content, what, () -> figures.programme(quarters), published -> {
                actions(new FileLinks(() -> new QuarterStages(labels, figures.programme(quarters)).file()));
                content.add(new QuarterStages(labels, published));
            });
        } else {
            beside.read(
                    content,
                    what,
                    () -> cohorts.own(asked.quarter(), asked.period(), asked.knownOn()),
                    table -> show(content, asked, table));
        }
    }

    private void show(Div content, FiguresAsked asked, CohortTable table) {
        actions(new FileLinks(() -> new QuarterStages(labels, figures.ownFile(Selection.by(Variable.QUARTER))).file()));
        content.add(
                new Paragraph(getTranslation("indicators.cohort.explain", labels.day(table.knownOn()))),
                Corrections.of(
                        labels,
                        asked.unread(),
                        table.corrections().stream()
                                .map(each -> labels.text(
                                        each.key(),
                                        labels.day(table.knownOn()),
                                        labels.day(table.from()),
                                        labels.day(table.until()),
                                        ""))
                                .toList()),
                filters(asked, table),
                new CohortMonths(labels, table));
    }

    private Div filters(FiguresAsked asked, CohortTable table) {
        Select<Quarter> quarter = Choice.orNone(
                getTranslation("indicators.period"),
                table.quarters().isEmpty() && asked.quarter() != null ? List.of(asked.quarter()) : table.quarters(),
                labels::quarter,
                table.quarters().contains(asked.quarter()) ? asked.quarter() : null,
                getTranslation(asked.period() == null ? "indicators.cohort.usual" : "indicators.dates.chosen"),
                chosen -> open(asked.in(chosen)));
        Period period = asked.period();
        Div filters = new Div(quarter);
        filters.add(Days.period(
                getTranslation("indicators.dates.from"),
                getTranslation("indicators.dates.until"),
                period == null ? null : new Period(table.from(), table.until()),
                chosen -> open(asked.during(chosen))));
        filters.addClassName("visibles-filters");
        return filters;
    }

    private void open(FiguresAsked asked) {
        UI.getCurrent().navigate(CohortView.class, asked.parameters());
    }
}
