package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.visibles.indicators.Figures;
import org.visibles.indicators.Variable;

/** By what the figures are broken down: beside the breakdown, as it changes nothing else on the page. */
class BreakdownChoice extends Div {

    BreakdownChoice(Labels labels, FiguresAsked asked, Figures figures, Consumer<FiguresAsked> open) {
        addClassName("visibles-filters");
        Variable by = asked.by() == null ? Variable.COMMUNE : asked.by();
        Select<Variable> dimension = Choice.select(
                labels.text("indicators.by"),
                Variable.dimensions(),
                labels::entry,
                by,
                chosen -> open.accept(asked.by(chosen)));
        Select<Variable> crossing = Choice.orNone(
                labels.text("indicators.with"),
                new ArrayList<>(by.crossings()),
                labels::entry,
                figures.selection().by().size() == 2 ? asked.with() : null,
                labels.text("indicators.no-crossing"),
                chosen -> open.accept(asked.with(chosen)));
        crossing.setEnabled(!by.crossings().isEmpty() && (!figures.suppressed() || asked.quarter() == null));
        add(dimension, crossing);
    }
}
