package org.visibles.exchange.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import java.util.List;
import org.visibles.exchange.ImportState;

/** Where one is on the way. */
class Steps extends OrderedList {

    private static final List<String> STEPS = List.of("file", "columns", "rows", "records");

    Steps(ImportState state) {
        addClassName("exchange-steps");
        getElement().setAttribute("aria-label", getTranslation("exchange.steps"));
        int now = place(state);
        for (int step = 0; step < STEPS.size(); step++) {
            ListItem item = new ListItem(getTranslation("exchange.step." + STEPS.get(step)));
            if (step == now) {
                item.getElement().setAttribute("aria-current", "step");
            }
            add(item);
        }
    }

    private static int place(ImportState state) {
        return switch (state) {
            case READING, FAILED, DISCARDED -> 0;
            case MAPPING -> 1;
            case CHECKING, READY -> 2;
            case APPLYING, APPLIED, UNDOING, UNDONE -> 3;
        };
    }
}
