package org.visibles.joining.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.shared.Registration;
import org.jspecify.annotations.Nullable;
import org.visibles.joining.DuplicateSearch;
import org.visibles.joining.Duplicates;
import org.visibles.widgets.Formats;

/** When the records were last looked through, how far a search is, and the button that asks for one. */
class SearchState extends Div {

    private static final int EACH_MS = 2_000;

    private final Duplicates duplicates;
    private final Runnable found;
    private final Span words = new Span();
    private final ProgressBar bar = new ProgressBar();
    private final Button search;
    private boolean running;
    private @Nullable Registration polling;

    SearchState(Duplicates duplicates, Runnable found) {
        this.duplicates = duplicates;
        this.found = found;
        search = new Button(getTranslation("joining.duplicates.search"), VaadinIcon.SEARCH.create(), click -> {
            duplicates.ask();
            look();
        });
        words.getElement().setAttribute("aria-live", "polite");
        bar.setIndeterminate(true);
        bar.getElement().setAttribute("aria-label", getTranslation("joining.duplicates.running"));
        addClassName("joining-state");
        add(search, words, bar);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        polling = attached.getUI().addPollListener(poll -> look());
        look();
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        detached.getUI().setPollInterval(-1);
        if (polling != null) {
            polling.remove();
        }
    }

    private void look() {
        DuplicateSearch state = duplicates.search().orElse(null);
        boolean runs = state != null && state.running();
        words.setText(words(state));
        bar.setVisible(runs);
        search.setEnabled(!runs);
        UI.getCurrent().setPollInterval(runs ? EACH_MS : -1);
        if (running && !runs) {
            found.run();
        }
        running = runs;
    }

    private String words(@Nullable DuplicateSearch state) {
        if (state == null) {
            return getTranslation("joining.duplicates.never");
        }
        if (state.finishedAt() != null) {
            return getTranslation("joining.duplicates.searched", Formats.dateTime(state.finishedAt()), state.people());
        }
        return state.people() == null
                ? getTranslation("joining.duplicates.waits")
                : getTranslation("joining.duplicates.compares", state.people());
    }
}
