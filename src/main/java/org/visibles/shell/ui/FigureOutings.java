package org.visibles.shell.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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
        return list(ids, row -> row.fruitless() ? text("outing.fruitless") : text("outing.met", row.met()));
    }

    @Override
    public com.vaadin.flow.component.Component render(Map<OutingId, String> shares) {
        return list(shares.keySet(), row -> shares.getOrDefault(row.id(), ""));
    }

    @Override
    public Set<OutingId> readable(Collection<OutingId> ids) {
        return ids.isEmpty() ? Set.of() : outings.readable(ids);
    }

    private PagedList<OutingRow> list(Collection<OutingId> ids, Function<OutingRow, String> told) {
        return new PagedList<>(
                text("shell.outings"),
                (offset, limit) -> outings.among(ids, offset, limit),
                OutingRow::id,
                row -> line(row, told.apply(row)),
                new EmptyState(text("shell.outings.none")));
    }

    private ListItem line(OutingRow row, String told) {
        String added = row.names().way();
        String way = added == null ? text("youth.findingPlace." + row.content().way()) : added;
        Span how = new Span(row.where().isEmpty() ? way : way + " – " + row.where());
        Span counted = new Span(told);
        counted.addClassName("visibles-todo-due");
        return new ListItem(
                new Anchor(
                        "actions/" + row.id(),
                        Formats.dateTime(row.content().at().atZone(Formats.ZONE).toInstant())),
                how,
                counted);
    }

    private String text(String key, Object... arguments) {
        return texts.getTranslation(key, UI.getCurrent().getLocale(), arguments);
    }
}
