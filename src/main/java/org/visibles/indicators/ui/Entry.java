package org.visibles.indicators.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a cell of a table.
 *
 * @param address of the page that tells more, relative to the application's root; null where there is none
 * @param name of the link for whoever does not see the table around it
 * @param below what it is made of, one after the other
 */
record Entry(String text, @Nullable String address, String name, List<Entry> below) {

    Entry(String text, @Nullable String address, String name) {
        this(text, address, name, List.of());
    }

    static Entry of(String text) {
        return new Entry(text, null, "");
    }

    Entry over(List<Entry> parts) {
        return new Entry(text, address, name, parts);
    }

    /** The text, as a link where it leads somewhere. */
    Component shown() {
        return below.isEmpty() ? alone() : new Div(new Div(alone()), parts());
    }

    private Component alone() {
        if (address == null) {
            return new Text(text);
        }
        Anchor link = new Anchor(address, text);
        link.getElement().setAttribute("aria-label", name);
        return link;
    }

    private Div parts() {
        Div parts = new Div();
        parts.addClassName("visibles-parts-of");
        for (Entry part : below) {
            parts.add(part.shown(), new Text(" "));
        }
        return parts;
    }
}
