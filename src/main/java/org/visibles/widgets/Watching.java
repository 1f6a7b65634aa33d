package org.visibles.widgets;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.shared.Registration;
import org.jspecify.annotations.Nullable;

/** Looks each second, as long as it is on a page, so that the page may be left and any node does the work. */
public abstract class Watching extends Div {

    private static final int EACH_MS = 1_000;

    private @Nullable Registration polling;

    /** Asks how far the work is, and shows it. */
    protected abstract void look();

    @Override
    protected void onAttach(AttachEvent attached) {
        UI ui = attached.getUI();
        ui.setPollInterval(EACH_MS);
        polling = ui.addPollListener(poll -> look());
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        detached.getUI().setPollInterval(-1);
        if (polling != null) {
            polling.remove();
        }
    }
}
