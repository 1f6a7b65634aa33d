package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.visibles.indicators.Correction;
import org.visibles.indicators.Dates;
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

    static Corrections of(Labels labels, boolean unread, Dates dates) {
        return of(labels, unread, sentences(labels, dates, dates.corrections().stream(), ""));
    }

    static Corrections of(Labels labels, boolean unread, Figures figures) {
        return of(labels, unread, sentences(labels, figures.dates(), figures.corrections().stream(), left(figures)));
    }

    /** For a page that shows no targets. */
    static List<String> withoutTargets(Labels labels, Figures figures) {
        return sentences(
                labels,
                figures.dates(),
                figures.corrections().stream().filter(each -> each != Correction.TARGET_OF_ZERO),
                left(figures));
    }

    private static String left(Figures figures) {
        return figures.left().stream()
                .map(organisation -> figures.names().getOrDefault(organisation.toString(), ""))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static List<String> sentences(Labels labels, Dates dates, Stream<Correction> corrections, String left) {
        Period period = dates.period();
        return corrections
                .map(correction -> labels.text(
                        correction.key(),
                        labels.day(dates.knownOn()),
                        labels.day(period == null ? dates.since() : period.from()),
                        labels.day(period == null ? dates.until() : period.until()),
                        left))
                .toList();
    }
}
