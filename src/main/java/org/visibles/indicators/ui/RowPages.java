package org.visibles.indicators.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Which rows of a long table are shown, and how to get to the others: the address holds the page. */
final class RowPages {

    /** Rows of a page. */
    static final int ROWS = 50;

    private final int rows;
    private final int page;

    /** @param page from 1; beyond the last one, the last */
    RowPages(int rows, int page) {
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
    <T> List<T> of(List<T> all) {
        return List.copyOf(all.subList(from(), until()));
    }

    /** Empty where everything is on one page. */
    Optional<Nav> links(Labels labels, FiguresAsked asked, Consumer<FiguresAsked> open) {
        if (rows <= ROWS) {
            return Optional.empty();
        }
        FiguresAsked before = asked.page(page - 1);
        FiguresAsked after = asked.page(page + 1);
        Button back = new Button(labels.text("indicators.rows.before"), click -> open.accept(before));
        back.setEnabled(page > 1);
        Button on = new Button(labels.text("indicators.rows.after"), click -> open.accept(after));
        on.setEnabled(page < last(rows));
        Nav links = new Nav(back, new Span(labels.text("indicators.rows.shown", from() + 1, until(), rows)), on);
        links.addClassName("visibles-row-pages");
        links.getElement().setAttribute("aria-label", labels.text("indicators.rows"));
        return Optional.of(links);
    }
}
