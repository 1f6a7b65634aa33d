package org.visibles.joining.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.visibles.joining.DuplicateSearch;
import org.visibles.joining.Duplicates;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Watching;

/** When the records were last looked through, how far a search is, and the button that asks for one. */
class SearchState extends Div {

    private final Duplicates duplicates;
    private final Runnable found;
    private final Span words = new Span();
    private final ProgressBar bar = new ProgressBar();
    private final Button search;
    /** There only as long as a search runs: an idle page asks nothing. */
    private final Watching watching = new Watching() {
        @Override
        protected void look() {
            SearchState.this.look();
        }
    };

    private boolean running;

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
        look();
    }

    private void look() {
        DuplicateSearch state = duplicates.search().orElse(null);
        boolean runs = state != null && state.running();
        words.setText(words(state));
        bar.setVisible(runs);
        search.setEnabled(!runs);
        if (runs && !running) {
            add(watching);
        } else if (!runs) {
            watching.removeFromParent();
        }
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
            return searched(state, Formats.dateTime(state.finishedAt()));
        }
        return state.people() == null
                ? getTranslation("joining.duplicates.waits")
                : getTranslation("joining.duplicates.compares", state.people());
    }

    private String searched(DuplicateSearch state, String at) {
        Integer weights = state.weights();
        if (weights == null) {
            return getTranslation("joining.duplicates.searched", at, state.people());
        }
        return weights == 0
                ? getTranslation("joining.duplicates.searched.shipped", at, state.people())
                : getTranslation("joining.duplicates.searched.weights", at, state.people(), weights);
    }
}
