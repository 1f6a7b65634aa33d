package org.visibles.shell.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.visibles.indicators.RecordList;
import org.visibles.kernel.YouthId;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.widgets.PagedList;
import org.visibles.youth.YouthRow;
import org.visibles.youth.YouthSearch;

/** The records behind a number of the figures: these know people, which the figures do not. */
@Component
class FigureRecords implements RecordList {

    private final YouthSearch people;
    private final I18NProvider texts;

    FigureRecords(YouthSearch people, I18NProvider texts) {
        this.people = people;
        this.texts = texts;
    }

    @Override
    public com.vaadin.flow.component.Component render(List<YouthId> ids) {
        return list(
                ids,
                row -> row.lastContact() == null
                        ? text("youth.card.no-contact")
                        : text("youth.card.contact", Formats.date(row.lastContact())));
    }

    @Override
    public com.vaadin.flow.component.Component render(Map<YouthId, String> shares) {
        return list(List.copyOf(shares.keySet()), row -> shares.getOrDefault(row.id(), ""));
    }

    private PagedList<YouthRow> list(List<YouthId> ids, Function<YouthRow, String> told) {
        return new PagedList<>(
                text("shell.records"),
                (offset, limit) -> people.among(ids, offset, limit),
                YouthRow::id,
                row -> line(row, told.apply(row)),
                new EmptyState(text("shell.records.none")));
    }

    private ListItem line(YouthRow row, String told) {
        String label = row.label();
        ListItem line = new ListItem(new Anchor("jeunes/" + row.id(), label == null ? text("youth.unnamed") : label));
        if (row.stage() != null) {
            Span stage = new Span(text("youth.stage." + row.stage()));
            stage.addClassName("youth-card-stage");
            line.add(stage);
        }
        Span due = new Span(told);
        due.addClassName("visibles-todo-due");
        line.add(due);
        return line;
    }

    private String text(String key, Object... arguments) {
        return texts.getTranslation(
                key, com.vaadin.flow.component.UI.getCurrent().getLocale(), arguments);
    }
}
