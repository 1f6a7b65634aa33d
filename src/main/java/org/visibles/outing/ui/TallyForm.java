package org.visibles.outing.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.visibles.outing.Tally;
import org.visibles.youth.Choices.AgeBand;
import org.visibles.youth.Choices.Sex;

/** People met, counted as on paper: a key for each sex and age. */
class TallyForm extends Div {

    private final Map<Tally.Cell, Stepper> steppers = new LinkedHashMap<>();
    private final Paragraph total = new Paragraph();
    private final Runnable changed;

    TallyForm(Runnable changed) {
        this.changed = changed;
        addClassName("outing-tally");
        total.addClassName("outing-total");
        total.getElement().setAttribute("aria-live", "polite");
        Div columns = new Div();
        columns.addClassName("outing-tally-columns");
        for (Sex sex : Sex.values()) {
            columns.add(column(sex));
        }
        add(total, columns);
        told();
    }

    private Div column(Sex sex) {
        Div column = new Div(new H3(OutingWords.text("outing.sex." + sex)));
        column.getElement().setAttribute("role", "group");
        column.getElement().setAttribute("aria-label", OutingWords.text("outing.sex." + sex));
        Stream.concat(
                        Stream.of(AgeBand.values()).map(band -> new Tally.Cell(sex, band)),
                        Stream.of(new Tally.Cell(sex, null)))
                .forEach(cell -> {
                    Stepper stepper = new Stepper(OutingWords.band(cell.band()), OutingWords.cell(cell), () -> {
                        told();
                        changed.run();
                    });
                    steppers.put(cell, stepper);
                    column.add(stepper);
                });
        return column;
    }

    void value(Tally tally) {
        steppers.forEach((cell, stepper) -> stepper.count(tally.of(cell)));
        told();
    }

    Tally value() {
        Map<Tally.Cell, Integer> counts = new LinkedHashMap<>();
        steppers.forEach((cell, stepper) -> counts.put(cell, stepper.count()));
        return new Tally(counts);
    }

    private void told() {
        total.setText(OutingWords.text("outing.tally.total", value().sum()));
    }
}
