package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.function.Supplier;
import org.visibles.kernel.RuleViolation;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Page;

/** A page with the list behind one number, and the way back to it. */
abstract class ListBehind extends Page {

    /** @param title its key */
    ListBehind(String title) {
        super(title);
    }

    /**
     * @param origin the page that has the number
     * @param unread whether something of the address is left out
     * @param list throws {@link RuleViolation} where there is no programme
     */
    void show(Origin origin, boolean unread, Supplier<Section> list) {
        clear();
        Div content = new Div(new FiguresTabs(origin));
        content.addClassName("visibles-figures");
        add(content);
        if (unread) {
            content.add(new Paragraph(getTranslation("indicators.correction.address")));
        }
        try {
            content.add(list.get());
        } catch (RuleViolation noProgramme) {
            content.add(new EmptyState(getTranslation(noProgramme.key())));
        }
        content.add(new Anchor(origin.address(), getTranslation("indicators.behind.back")));
    }
}
