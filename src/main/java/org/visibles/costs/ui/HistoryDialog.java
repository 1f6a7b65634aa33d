package org.visibles.costs.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.visibles.costs.ExpenseContent;
import org.visibles.costs.ExpenseRow;
import org.visibles.widgets.Formats;

/** An expense as it was entered, and what was said of it since, by whom and why. */
class HistoryDialog extends Dialog {

    /**
     * @param authors names of those the page may tell, by id of the member
     */
    HistoryDialog(List<ExpenseRow> versions, CostWords words, Map<UUID, String> authors) {
        setHeaderTitle(getTranslation("costs.history"));
        setWidth("34rem");
        OrderedList list = new OrderedList();
        list.addClassName("outing-versions");
        versions.forEach(version -> list.add(line(version, words, authors)));
        add(list);
        getFooter().add(new Button(getTranslation("action.close"), click -> close()));
    }

    private ListItem line(ExpenseRow version, CostWords words, Map<UUID, String> authors) {
        String what = version.version() == 0 ? "entered" : version.cancelled() ? "cancelled" : "corrected";
        String author = authors.get(version.recordedBy().value());
        String when = Formats.dateTime(version.recordedAt());
        String head = getTranslation("costs.history." + what, author == null ? when : when + ", " + author);
        ListItem item = new ListItem(new Paragraph(head));
        if (version.reason() != null) {
            item.add(new Paragraph(getTranslation("costs.history.reason", version.reason())));
        }
        if (!version.cancelled()) {
            item.add(new Paragraph(said(version.content(), words)));
        }
        return item;
    }

    private static String said(ExpenseContent content, CostWords words) {
        return Stream.of(
                        words.amount(content.cents()),
                        words.category(content.category()),
                        words.month(content.month()),
                        content.label(),
                        content.reference() == null ? "" : content.reference())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }
}
