package org.visibles.indicators.ui;

import com.vaadin.flow.component.HasComponents;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Reads figures beside the page. Most are there at once, and the page comes with them; others were never asked for, or
 * are counted anew after many edits: the page comes first then and says so, and they follow.
 */
@Component
class Beside {

    private final Duration patience;

    /** @param patience how long a page waits for its figures before it comes without */
    Beside(@Value("${visibles.figures.patience:700ms}") Duration patience) {
        this.patience = patience;
    }

    /**
     * Fills a part of the page, at once or later. What breaks a rule is told in its place.
     *
     * @param what is read, in words
     * @param read in another thread, as the same member; touches no component
     * @param show given what was read, in the page
     */
    <T> void read(HasComponents part, String what, Supplier<T> read, Consumer<T> show) {
        Waiting<T> waiting = new Waiting<>(what, read, show, () -> read(part, what, read, show));
        if (waiting.over(patience)) {
            waiting.settle(part);
        } else {
            part.add(waiting);
        }
    }
}
