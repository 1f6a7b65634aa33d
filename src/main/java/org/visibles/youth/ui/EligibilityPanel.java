package org.visibles.youth.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.visibles.youth.Eligibility;

/** The verdict in words, why, and what one would have to know. */
class EligibilityPanel extends Div {

    EligibilityPanel(Eligibility eligibility) {
        Icon icon = switch (eligibility.verdict()) {
            case ELIGIBLE -> VaadinIcon.CHECK_CIRCLE_O.create();
            case NOT_ELIGIBLE -> VaadinIcon.BAN.create();
            case UNKNOWN -> VaadinIcon.QUESTION_CIRCLE_O.create();
        };
        Paragraph verdict = new Paragraph(icon, new Span(getTranslation("youth.verdict." + eligibility.verdict())));
        verdict.addClassName("youth-verdict");
        UnorderedList reasons = new UnorderedList();
        eligibility
                .reasons()
                .forEach(reason -> reasons.add(new ListItem(
                        getTranslation(reason.key(), reason.arguments().toArray()))));
        eligibility
                .missing()
                .forEach(key ->
                        reasons.add(new ListItem(getTranslation("youth.eligibility.missing", getTranslation(key)))));
        add(verdict, reasons);
    }
}
