package org.visibles.shell.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import org.springframework.stereotype.Component;
import org.visibles.indicators.OutingList;
import org.visibles.kernel.OutingId;
import org.visibles.outing.OutingRow;
import org.visibles.outing.OutingService;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.widgets.PagedList;

/** The outings behind a number of the figures: these know what was counted, and not what is told of it. */
@Component
class FigureOutings implements OutingList {

    private final OutingService outings;
    private final I18NProvider texts;

    FigureOutings(OutingService outings, I18NProvider texts) {
        this.outings = outings;
        this.texts = texts;
    }

    @Override
    public com.vaadin.flow.component.Component render(List<OutingId> ids) {
        return new PagedList<>(
                text("shell.outings"),
                (offset, limit) -> outings.among(ids, offset, limit),
                OutingRow::id,
                this::line,
                new EmptyState(text("shell.outings.none")));
    }

    private ListItem line(OutingRow row) {
        String added = row.names().way();
        String way = added == null ? text("youth.findingPlace." + row.content().way()) : added;
        Span how = new Span(row.where().isEmpty() ? way : way + " – " + row.where());
        Span met = new Span(row.fruitless() ? text("outing.fruitless") : text("outing.met", row.met()));
        met.addClassName("visibles-todo-due");
        return new ListItem(
                new Anchor(
                        "actions/" + row.id(),
                        Formats.dateTime(row.content().at().atZone(Formats.ZONE).toInstant())),
                how,
                met);
    }

    private String text(String key, Object... arguments) {
        return texts.getTranslation(key, UI.getCurrent().getLocale(), arguments);
    }
}
