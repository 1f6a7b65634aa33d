package org.visibles.exchange.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.visibles.exchange.ImportedList;
import org.visibles.exchange.ListImport;
import org.visibles.exchange.ListedRow;
import org.visibles.exchange.ListedRow.Group;
import org.visibles.kernel.YouthId;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.PagedList;
import org.visibles.youth.YouthLabels;

/** The rows of one group, read when it is opened. */
class RowList extends Div {

    private final ListImport lists;
    private final YouthLabels labels;
    private final ImportedList list;
    private final Group group;
    private final Runnable changed;
    private final Map<YouthId, String> names = new HashMap<>();

    RowList(ListImport lists, YouthLabels labels, ImportedList list, Group group, Runnable changed) {
        this.lists = lists;
        this.labels = labels;
        this.list = list;
        this.group = group;
        this.changed = changed;
        setWidthFull();
        add(
                new Paragraph(getTranslation("exchange.group.explain." + group)),
                new PagedList<>(
                        getTranslation("exchange.group.name." + group),
                        this::page,
                        ListedRow::number,
                        this::line,
                        new EmptyState(getTranslation("exchange.group.empty." + group))));
    }

    /** Two statements: the rows, and what those are called who are known. */
    private List<ListedRow> page(int offset, int limit) {
        List<ListedRow> rows = lists.page(list.id(), group, offset, limit);
        names.putAll(labels.labels(rows.stream()
                .map(ListedRow::known)
                .filter(Objects::nonNull)
                .filter(known -> !names.containsKey(known))
                .toList()));
        return rows;
    }

    private ListItem line(ListedRow row) {
        ListItem item = new ListItem();
        item.add(new RowCard(lists, list, row, names, changed));
        return item;
    }
}
