package org.visibles.directory.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visibles.directory.feed.ImportCounts;
import org.visibles.directory.feed.ImportRow;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;

/** What was imported, or not, and when. */
class HistoryPanel extends Div {

    HistoryPanel(List<ImportRow> rows) {
        if (rows.isEmpty()) {
            add(new EmptyState(getTranslation("directory.import.history.none")));
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("directory-list");
        rows.forEach(row -> list.add(line(row)));
        add(list);
    }

    private ListItem line(ImportRow row) {
        Span name = new Span(row.name());
        name.addClassName("directory-card-name");
        Div head = new Div(
                name,
                new Span(getTranslation("directory.state." + row.state())),
                new Span(Formats.dateTime(row.startedAt())));
        head.addClassName("directory-card-head");
        ListItem line = new ListItem(head);
        line.addClassName("directory-card");
        if (row.failure() != null) {
            line.add(new Paragraph(
                    getTranslation(row.failure(), row.failureArguments().toArray())));
        }
        if (row.state() == ImportRow.State.APPLIED) {
            line.add(new Paragraph(counts(row.counts())));
        }
        return line;
    }

    private String counts(ImportCounts counts) {
        return getTranslation(
                "directory.history.counts",
                sum(counts.ofStructures(), counts.ofServices(), 0),
                sum(counts.ofStructures(), counts.ofServices(), 1),
                sum(counts.ofStructures(), counts.ofServices(), 2),
                sum(counts.ofStructures(), counts.ofServices(), 3),
                counts.rejected());
    }

    private static long sum(ImportCounts.@Nullable Change one, ImportCounts.@Nullable Change other, int what) {
        return of(one, what) + of(other, what);
    }

    private static long of(ImportCounts.@Nullable Change change, int what) {
        if (change == null) {
            return 0;
        }
        return switch (what) {
            case 0 -> change.fresh();
            case 1 -> change.changed();
            case 2 -> change.same();
            default -> change.vanished();
        };
    }
}
