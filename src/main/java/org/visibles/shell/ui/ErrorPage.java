package org.visibles.shell.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;

/** What happened, what was kept, what to do; never an exception's text. */
abstract class ErrorPage extends Div implements HasDynamicTitle {

    private String title = "Visibles";

    protected void tell(String what, Object... arguments) {
        removeAll();
        addClassName("visibles-page");
        H1 heading = new H1(getTranslation("shell.error." + what));
        Paragraph text = new Paragraph(getTranslation("shell.error." + what + ".text", arguments));
        title = heading.getText() + " – Visibles";
        add(heading, text, new Anchor("", getTranslation("shell.error.start")));
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
