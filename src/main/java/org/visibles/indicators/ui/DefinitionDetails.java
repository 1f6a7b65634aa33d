package org.visibles.indicators.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Paragraph;
import org.visibles.indicators.Defined;

/** What a figure means, from what it is made and since when, folded until somebody wants to know. */
final class DefinitionDetails extends Details {

    /** Beneath the figure's name. */
    DefinitionDetails(Labels labels, Defined figure) {
        this(labels, figure, labels.text("indicators.definition"));
    }

    private DefinitionDetails(Labels labels, Defined figure, String summary) {
        super(summary);
        DescriptionList entries = new DescriptionList();
        new DefinitionWords(labels)
                .essential(figure)
                .forEach(entry -> entries.add(
                        new DescriptionList.Term(entry.name()), new DescriptionList.Description(entry.words())));
        add(new Paragraph(labels.text(figure.formulaKey())), entries);
        addClassName("visibles-definition");
        getElement().setAttribute("aria-label", definitionOf(labels, figure));
    }

    /** With the figure's name, where it does not stand above. */
    static DefinitionDetails named(Labels labels, Defined figure) {
        return new DefinitionDetails(labels, figure, definitionOf(labels, figure));
    }

    private static String definitionOf(Labels labels, Defined figure) {
        return labels.text("indicators.definition-of", labels.text(figure.key()));
    }
}
