package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.visibles.indicators.Period;
import org.visibles.indicators.Quarter;
import org.visibles.indicators.ui.CompareAsked.Span;

/** The two periods: of the published quarters, or with free days where nothing is hidden. */
class SpanChoice extends Div {

    private final Labels labels;

    /**
     * @param quarters none for free days
     */
    SpanChoice(Labels labels, List<Quarter> quarters, Span first, Span second, BiConsumer<Span, Span> open) {
        this.labels = labels;
        addClassName("visibles-spans");
        add(
                choice("indicators.compare.first", quarters, first, chosen -> open.accept(chosen, second)),
                choice("indicators.compare.second", quarters, second, chosen -> open.accept(first, chosen)));
    }

    private Div choice(String key, List<Quarter> quarters, Span span, Consumer<Span> open) {
        Div fields = new Div();
        fields.addClassName("visibles-filters");
        if (span.quarter() != null && !quarters.isEmpty()) {
            fields.add(Choice.select(
                    labels.text(key), quarters, labels::quarter, span.quarter(), each -> open.accept(Span.of(each))));
            return fields;
        }
        fields.add(Days.period(
                labels.text("indicators.compare.from", labels.text(key)),
                labels.text("indicators.compare.until", labels.text(key)),
                new Period(span.from(), span.until()),
                period -> {
                    if (period != null) {
                        open.accept(Span.of(period));
                    }
                }));
        return fields;
    }
}
