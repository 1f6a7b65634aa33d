package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Figures;
import org.visibles.indicators.Figures.Line;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Part;
import org.visibles.indicators.Value;
import org.visibles.widgets.Chart;

/** How many of those identified were mobilised, connected, and came to an end: one sentence, the bars, the table. */
class Funnel extends Section {

    /**
     * @param stayed those who have not gone on to the next one
     */
    private record Step(String name, Line line, Value share, Value stayed) {

        Value people() {
            return line.numerator();
        }
    }

    private final Labels labels;

    Funnel(Labels labels, Figures figures, Behind behind) {
        this.labels = labels;
        addClassName("visibles-section");
        List<Step> steps = List.of(
                step(figures, Indicator.IDENTIFIED, Indicator.MOBILISATION, "indicators.step.identified"),
                step(figures, Indicator.MOBILISATION, Indicator.CONNECTION, "indicators.step.mobilised"),
                step(figures, Indicator.CONNECTION, null, "indicators.step.connected"),
                step(figures, Indicator.EXITED, null, "indicators.step.exited"));
        String sentence = labels.text(
                "indicators.funnel.sentence",
                steps.stream().map(step -> labels.count(step.people())).toArray());
        add(new H2(labels.text("indicators.funnel")), new Paragraph(sentence));
        add(new Chart(sentence, 0, steps.stream().map(this::bar).toList()));
        add(DataTable.linked(
                labels.text("indicators.funnel"),
                List.of(
                        labels.text("indicators.step"),
                        labels.text("indicators.people"),
                        labels.text("indicators.of-identified"),
                        labels.text("indicators.stayed")),
                steps.stream()
                        .map(step -> List.of(
                                Entry.of(step.name()),
                                behind.entry(
                                        labels.count(step.people()),
                                        step.line(),
                                        Part.NUMERATOR,
                                        List.of(),
                                        step.name()),
                                Entry.of(labels.share(step.share())),
                                Entry.of(labels.count(step.stayed()))))
                        .toList()));
    }

    /** Exits are no step after the connection: one comes out of each of them. */
    private Step step(Figures figures, Indicator indicator, @Nullable Indicator next, String key) {
        Line line = figures.total().line(indicator).orElseThrow();
        Value share = indicator == Indicator.IDENTIFIED ? Value.EMPTY : line.result();
        Value stayed = next == null
                ? Value.EMPTY
                : line.numerator().less(figures.total().line(next).orElseThrow().numerator());
        return new Step(labels.text(key), line, share, stayed);
    }

    private Chart.Bar bar(Step step) {
        String label = step.share().isShown()
                ? labels.text("indicators.bar", labels.count(step.people()), labels.share(step.share()))
                : labels.count(step.people());
        return new Chart.Bar(step.name(), step.people().number(), label);
    }
}
