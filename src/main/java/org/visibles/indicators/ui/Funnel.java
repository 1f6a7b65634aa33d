package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import org.visibles.indicators.Figures;
import org.visibles.indicators.Figures.Line;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Value;
import org.visibles.widgets.Chart;

/** How many of those identified were mobilised, connected, and came to an end: one sentence, the bars, the table. */
class Funnel extends Section {

    private record Step(String name, Value people, Value share) {}

    private final Labels labels;

    Funnel(Labels labels, Figures figures) {
        this.labels = labels;
        addClassName("visibles-section");
        List<Step> steps = List.of(
                step(figures, Indicator.IDENTIFIED, "indicators.step.identified"),
                step(figures, Indicator.MOBILISATION, "indicators.step.mobilised"),
                step(figures, Indicator.CONNECTION, "indicators.step.connected"),
                step(figures, Indicator.EXITED, "indicators.step.exited"));
        String sentence = labels.text(
                "indicators.funnel.sentence",
                steps.stream().map(step -> labels.count(step.people())).toArray());
        add(new H2(labels.text("indicators.funnel")), new Paragraph(sentence));
        add(new Chart(sentence, 0, steps.stream().map(this::bar).toList()));
        add(new DataTable(
                labels.text("indicators.funnel"),
                List.of(
                        labels.text("indicators.step"),
                        labels.text("indicators.people"),
                        labels.text("indicators.of-identified")),
                steps.stream()
                        .map(step -> List.of(step.name(), labels.count(step.people()), labels.share(step.share())))
                        .toList()));
    }

    private Step step(Figures figures, Indicator indicator, String key) {
        Line line = figures.total().line(indicator).orElseThrow();
        Value share = indicator == Indicator.IDENTIFIED ? Value.EMPTY : line.result();
        return new Step(labels.text(key), line.numerator(), share);
    }

    private Chart.Bar bar(Step step) {
        String label = step.share().isShown()
                ? labels.text("indicators.bar", labels.count(step.people()), labels.share(step.share()))
                : labels.count(step.people());
        return new Chart.Bar(step.name(), step.people().number(), label);
    }
}
