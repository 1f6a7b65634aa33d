package org.visibles.outing.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.visibles.outing.OutingRow;

/** One outing in a list: when, where, how, and what came of it. */
class OutingCard extends Div {

    OutingCard(OutingRow row) {
        addClassName("outing-card");
        String way = OutingWords.way(row);
        Anchor when =
                new Anchor("actions/" + row.id(), OutingWords.when(row.content().at()));
        when.addClassName("outing-card-when");
        String where = row.where();
        add(when, new Span(where.isEmpty() ? way : way + " – " + where), came(row));
        if (!row.own()) {
            add(badge(
                    "outing-badge", OutingWords.text("outing.along", row.names().owner())));
        }
        if (row.keptApart() > 0) {
            add(badge("outing-badge outing-badge-warning", OutingWords.text("outing.kept-apart.waits")));
        }
    }

    private static Span came(OutingRow row) {
        return switch (row.state()) {
            case PLANNED -> badge("outing-badge outing-badge-planned", OutingWords.text("outing.state.PLANNED"));
            case CANCELLED -> badge("outing-badge", OutingWords.text("outing.state.CANCELLED"));
            case DONE ->
                row.fruitless()
                        ? badge("outing-badge", OutingWords.text("outing.fruitless"))
                        : new Span(OutingWords.text("outing.met", row.met()));
        };
    }

    private static Span badge(String classes, String text) {
        Span badge = new Span(text);
        badge.addClassNames(classes.split(" "));
        return badge;
    }
}
