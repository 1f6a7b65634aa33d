package org.visibles.widgets;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** What stands in place of an empty list: why it is empty, and what to do. */
public class EmptyState extends Div {

    public EmptyState(String text, Component... actions) {
        addClassName("visibles-empty");
        add(new Paragraph(text));
        add(actions);
    }
}
