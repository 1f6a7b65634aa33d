package org.visibles.journey.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Set;
import org.visibles.journey.JourneyRecord;
import org.visibles.journey.Stage;

/** The way from met to exited: what was reached is told by a sign and by a word, not by colour. */
class StageLine extends OrderedList {

    private static final List<Stage> WAY =
            List.of(Stage.MET, Stage.IDENTIFIED, Stage.MOBILISED, Stage.CONNECTED, Stage.EXITED);

    StageLine(JourneyRecord journey) {
        addClassName("journey-line");
        getElement().setAttribute("aria-label", getTranslation("journey.line"));
        Set<Stage> reached = journey.reached();
        for (Stage stage : WAY) {
            boolean current = stage == journey.stage();
            String state = current ? "current" : reached.contains(stage) ? "reached" : "ahead";
            Icon icon = (current
                            ? VaadinIcon.DOT_CIRCLE
                            : reached.contains(stage) ? VaadinIcon.CHECK : VaadinIcon.CIRCLE_THIN)
                    .create();
            icon.getElement().setAttribute("aria-hidden", "true");
            Span words = new Span(getTranslation("journey.line." + state));
            words.addClassName("journey-line-state");
            ListItem step = new ListItem(icon, new Span(EventWords.stage(stage)), words);
            step.addClassName("journey-line-" + state);
            if (current) {
                step.getElement().setAttribute("aria-current", "step");
            }
            add(step);
        }
    }
}
