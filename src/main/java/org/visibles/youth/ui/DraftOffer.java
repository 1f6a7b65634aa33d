package org.visibles.youth.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** Tells that something typed earlier was kept, and offers it again. */
class DraftOffer extends Div {

    DraftOffer(Runnable resume, Runnable drop) {
        addClassName("youth-banner");
        getElement().setAttribute("role", "status");
        Button take = new Button(getTranslation("youth.draft.resume"), click -> {
            resume.run();
            removeFromParent();
        });
        Button forget = new Button(getTranslation("youth.draft.drop"), click -> {
            drop.run();
            removeFromParent();
        });
        add(new Paragraph(getTranslation("youth.draft")), take, forget);
    }
}
