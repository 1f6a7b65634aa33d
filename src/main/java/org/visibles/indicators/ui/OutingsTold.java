package org.visibles.indicators.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.visibles.indicators.CitedOutings;
import org.visibles.indicators.Dated;
import org.visibles.indicators.FieldFigure;

/** What outings make up a number, in sentences, and what there is to see of them. */
class OutingsTold extends Section {

    /**
     * @param area its name
     * @param total minutes where the number tells hours
     * @param explanation key of what else is to be known
     */
    OutingsTold(
            Labels labels,
            CitedOutings cited,
            String area,
            long total,
            Dated when,
            String explanation,
            Component shown) {
        addClassName("visibles-section");
        FieldFigure figure = cited.figure();
        String until = labels.day(when.until());
        String known = labels.day(when.knownOn());
        String which = figure == FieldFigure.OUTINGS || figure == FieldFigure.FRUITLESS
                ? labels.text("indicators.outings.counted", total, until, known)
                : labels.text(
                        "indicators.outings.total",
                        labels.text(figure.key()),
                        new ShareWords(labels, figure).total(total),
                        until,
                        known);
        String of = Stream.concat(
                        Stream.of(area).filter(name -> !name.isEmpty()),
                        Stream.ofNullable(cited.quarter()).map(labels::quarter))
                .collect(Collectors.joining(", "));
        add(
                new H2(labels.text(figure.key())),
                Corrections.of(labels, false, when.dates()),
                new Paragraph(of.isEmpty() ? which : which + " " + of + "."),
                new Paragraph(labels.text(explanation)),
                shown);
    }
}
