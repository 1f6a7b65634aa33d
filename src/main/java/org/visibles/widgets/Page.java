package org.visibles.widgets;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.HasDynamicTitle;

/** A view with one heading, full width up to what an eye can follow; its classes are in visibles.css. */
public abstract class Page extends VerticalLayout implements HasDynamicTitle {

    private final String titleKey;
    private final H1 heading = new H1();
    private final Div actions = new Div();

    protected Page(String titleKey) {
        this.titleKey = titleKey;
        addClassName("visibles-page");
        setPadding(false);
        heading.setText(getTranslation(titleKey));
        actions.addClassName("visibles-page-actions");
        Div head = new Div(heading, actions);
        head.addClassName("visibles-page-head");
        add(head);
    }

    /** Replaces the heading by something more telling than the title's text, such as a pseudonym. */
    protected void heading(String text) {
        heading.setText(text);
    }

    /** Buttons beside the heading, below it on a phone. */
    protected void actions(Component... buttons) {
        actions.add(buttons);
    }

    /** Back to the bare heading: Flow shows a view again when nothing but the address's parameters changes. */
    protected void clear() {
        actions.removeAll();
        getChildren().skip(1).toList().forEach(this::remove);
    }

    /** A part with a heading of the second level. */
    public static Section section(String heading, Component... content) {
        Section section = new Section(new H2(heading));
        section.addClassName("visibles-section");
        section.add(content);
        return section;
    }

    /** Search text and names never stand in a page's title either: it goes to the browser's history. */
    @Override
    public String getPageTitle() {
        return getTranslation(titleKey) + " – Visibles";
    }
}
