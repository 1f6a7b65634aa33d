package org.visibles.indicators.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.visibles.indicators.CitedOutings;
import org.visibles.indicators.Dated;
import org.visibles.indicators.Territory.Measure;

/** Which outings a number counts, in sentences, and what there is to see of them. */
class OutingsTold extends Section {

    /**
     * @param area its name
     * @param explanation key of what else is to be known
     */
    OutingsTold(
            Labels labels,
            CitedOutings cited,
            String area,
            long counted,
            Dated when,
            String explanation,
            Component shown) {
        addClassName("visibles-section");
        String which = labels.text(
                "indicators.outings.counted", counted, labels.day(when.until()), labels.day(when.knownOn()));
        String of = Stream.concat(
                        Stream.of(area).filter(name -> !name.isEmpty()),
                        Stream.ofNullable(cited.quarter()).map(labels::quarter))
                .collect(Collectors.joining(", "));
        add(
                new H2(labels.text(Measure.OUTINGS.key())),
                Corrections.of(labels, false, when.dates()),
                new Paragraph(of.isEmpty() ? which : which + " " + of + "."),
                new Paragraph(labels.text(explanation)),
                shown);
    }
}
