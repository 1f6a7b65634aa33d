package org.visibles.widgets;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Which rows of a long table are shown, and how to get to the others. */
public final class RowPages {

    /** Rows of a page. */
    public static final int ROWS = 50;

    private final int rows;
    private final int page;

    /** @param page from 1; beyond the last one, the last */
    public RowPages(int rows, int page) {
        this.rows = rows;
        this.page = Math.min(page, Math.max(1, last(rows)));
    }

    private static int last(int rows) {
        return (rows + ROWS - 1) / ROWS;
    }

    private int from() {
        return (page - 1) * ROWS;
    }

    private int until() {
        return Math.min(rows, from() + ROWS);
    }

    /** Those of the page, in a list of their own. */
    public <T> List<T> of(List<T> all) {
        return List.copyOf(all.subList(from(), until()));
    }

    /**
     * Empty where everything is on one page.
     *
     * @param open called with the number of a page; what it knows stays with the page that is shown
     */
    public Optional<Nav> links(IntConsumer open) {
        if (rows <= ROWS) {
            return Optional.empty();
        }
        int shown = page;
        Nav links = new Nav();
        Button back = new Button(links.getTranslation("widgets.rows.before"), click -> open.accept(shown - 1));
        back.setEnabled(page > 1);
        Button on = new Button(links.getTranslation("widgets.rows.after"), click -> open.accept(shown + 1));
        on.setEnabled(page < last(rows));
        links.add(back, new Span(links.getTranslation("widgets.rows.shown", from() + 1, until(), rows)), on);
        links.addClassName("visibles-row-pages");
        links.getElement().setAttribute("aria-label", links.getTranslation("widgets.rows"));
        return Optional.of(links);
    }
}
