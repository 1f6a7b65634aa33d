package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.stream.Stream;
import org.visibles.indicators.Figures;

/** Says of how many people a table does not tell yet who they are, where it does not add up to the total for that. */
record NotYetTold(Labels labels, Figures figures) {

    /** For the page, below the table. */
    List<Paragraph> paragraphs() {
        return sentences().stream()
                .map(sentence -> {
                    Paragraph paragraph = new Paragraph(sentence);
                    paragraph.addClassName("visibles-not-yet-told");
                    return paragraph;
                })
                .toList();
    }

    /** In the file of an organisation these people are among those of the small categories. */
    List<String> ofOwnFile() {
        return Stream.concat(
                        sentences().stream(),
                        figures.together().stream()
                                .map(variable -> labels.text("indicators.others.own-file", labels.entry(variable))))
                .toList();
    }

    /** One sentence for each dimension; none where nobody waits. */
    List<String> sentences() {
        return figures.waiting().entrySet().stream()
                .map(each -> labels.text(
                        "indicators.not-yet-told",
                        labels.entry(each.getKey()),
                        labels.whole(each.getValue().intValue())))
                .toList();
    }
}
