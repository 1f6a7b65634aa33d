package org.visibles.joining.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import org.visibles.kernel.Relation;
import org.visibles.kernel.YouthId;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.youth.YouthFilter;
import org.visibles.youth.YouthRow;
import org.visibles.youth.YouthSearch;

/** Looks for the other record among those that the organisation follows fully. */
class OtherSearch extends Div {

    private static final int FOUND = 20;

    private final YouthId one;
    private final YouthSearch search;
    private final TextField name = new TextField();
    private final Div found = new Div();

    OtherSearch(YouthId one, YouthSearch search) {
        this.one = one;
        this.search = search;
        name.setLabel(getTranslation("joining.find"));
        name.setHelperText(getTranslation("joining.find.hint"));
        name.setValueChangeMode(ValueChangeMode.LAZY);
        name.setAutocomplete(Autocomplete.OFF);
        name.setWidthFull();
        name.addValueChangeListener(change -> look());
        found.getElement().setAttribute("aria-live", "polite");
        addClassName("joining-search");
        add(name, found);
    }

    private void look() {
        found.removeAll();
        if (name.getValue().strip().length() < YouthFilter.SEARCH_FROM) {
            return;
        }
        List<YouthRow> rows =
                search.page(YouthFilter.ALL.searching(name.getValue()), YouthFilter.Sort.NAME, false, 0, FOUND).stream()
                        .filter(row -> row.relation() == Relation.CIRCLE_FULL
                                && !row.id().equals(one))
                        .toList();
        if (rows.isEmpty()) {
            found.add(new EmptyState(getTranslation("joining.find.empty")));
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("visibles-todo");
        list.getElement().setAttribute("aria-label", getTranslation("joining.find"));
        rows.forEach(row -> list.add(line(row)));
        found.add(list);
    }

    private ListItem line(YouthRow row) {
        String label = row.label() == null ? getTranslation("youth.unnamed") : row.label();
        ListItem line =
                new ListItem(new Anchor(JoinView.address(one, row.id()), getTranslation("joining.find.open", label)));
        if (row.lastContact() != null) {
            line.add(new Span(getTranslation("joining.find.last", Formats.date(row.lastContact()))));
        }
        return line;
    }
}
