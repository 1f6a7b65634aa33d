package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.Comparator;
import java.util.List;
import org.visibles.indicators.Figures;
import org.visibles.indicators.Figures.OrganisationTarget;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Value;
import org.visibles.widgets.NaturalOrder;

/** What each organisation is to reach, and has reached, beside the time that has gone by. */
class OrganisationTargets extends Section {

    private final Labels labels;
    private final Figures figures;

    OrganisationTargets(Labels labels, Figures figures) {
        this.labels = labels;
        this.figures = figures;
        addClassName("visibles-section");
        String title = labels.text("indicators.targets");
        add(
                new H2(title),
                new Paragraph(labels.text(
                        "indicators.targets.elapsed", labels.share(figures.elapsed()), labels.day(figures.until()))),
                new DataTable(
                        title,
                        List.of(
                                labels.entry(labels.text("indicators.variable.organisation")),
                                labels.text("indicators.indicator"),
                                labels.text("indicators.targets.reached"),
                                labels.text("indicators.targets.target"),
                                labels.text("indicators.targets.progress")),
                        figures.organisationTargets().stream()
                                .sorted(Comparator.comparing(this::name, NaturalOrder.in(labels.locale()))
                                        .thenComparing(OrganisationTarget::indicator))
                                .map(this::cells)
                                .toList()));
    }

    private String name(OrganisationTarget target) {
        String id = target.organisation().toString();
        return figures.names().getOrDefault(id, id);
    }

    private List<String> cells(OrganisationTarget target) {
        Value reached = target.reached();
        String number =
                target.indicator().unit() == Indicator.Unit.SHARE ? labels.share(reached) : labels.count(reached);
        Progress progress = new Progress(target.indicator(), reached.number(), target.target());
        return List.of(
                name(target),
                labels.indicator(target.indicator()),
                number,
                labels.aim(target.indicator(), target.target()),
                reached.isShown() && progress.told()
                        ? progress.words(labels, figures.elapsed())
                        : labels.text("indicators.empty"));
    }
}
