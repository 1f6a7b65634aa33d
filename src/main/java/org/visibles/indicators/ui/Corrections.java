package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.stream.Collectors;
import org.visibles.indicators.Figures;
import org.visibles.indicators.Period;

/** One sentence for each thing that was asked for and cannot be shown: what is shown instead. */
class Corrections extends Div {

    private Corrections(Labels labels, boolean unread, List<String> sentences) {
        addClassName("visibles-corrections");
        getElement().setAttribute("role", "status");
        if (unread) {
            add(new Paragraph(labels.text("indicators.correction.address")));
        }
        sentences.forEach(sentence -> add(new Paragraph(sentence)));
        setVisible(getComponentCount() > 0);
    }

    static Corrections of(Labels labels, boolean unread, List<String> sentences) {
        return new Corrections(labels, unread, sentences);
    }

    static Corrections of(Labels labels, FiguresAsked asked, Figures figures) {
        Period period = figures.selection().period();
        String left = figures.left().stream()
                .map(organisation -> figures.names().getOrDefault(organisation.toString(), ""))
                .sorted()
                .collect(Collectors.joining(", "));
        return of(
                labels,
                asked.unread(),
                figures.corrections().stream()
                        .map(correction -> labels.text(
                                correction.key(),
                                labels.day(figures.knownOn()),
                                labels.day(period == null ? figures.since() : period.from()),
                                labels.day(period == null ? figures.until() : period.until()),
                                left))
                        .toList());
    }
}
