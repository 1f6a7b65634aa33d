package org.visibles.indicators.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a cell of a table.
 *
 * @param address of the page that tells more, relative to the application's root; null where there is none
 * @param name of the link for whoever does not see the table around it
 */
record Entry(String text, @Nullable String address, String name) {

    static Entry of(String text) {
        return new Entry(text, null, "");
    }

    /** The text, as a link where it leads somewhere. */
    Component shown() {
        if (address == null) {
            return new Text(text);
        }
        Anchor link = new Anchor(address, text);
        link.getElement().setAttribute("aria-label", name);
        return link;
    }
}
