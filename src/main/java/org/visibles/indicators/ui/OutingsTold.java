package org.visibles.indicators.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
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
        add(
                new H2(labels.text(Measure.OUTINGS.key())),
                Corrections.of(labels, false, when.dates()),
                new Paragraph(cited.area().isEmpty() ? which : which + " " + area + "."),
                new Paragraph(labels.text(explanation)),
                shown);
    }
}
