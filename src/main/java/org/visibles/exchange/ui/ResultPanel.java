package org.visibles.exchange.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.visibles.exchange.ImportState;
import org.visibles.exchange.ImportedList;
import org.visibles.exchange.ListCounts;
import org.visibles.exchange.ListImport;
import org.visibles.exchange.ListUndo;
import org.visibles.kernel.YouthId;
import org.visibles.widgets.Notices;
import org.visibles.widgets.PagedList;
import org.visibles.youth.YouthLabels;

/** What became of a list, and the way back. */
class ResultPanel extends Div {

    private final ListUndo undo;
    private final ImportedList list;
    private final Runnable done;

    ResultPanel(ListImport lists, ListUndo undo, YouthLabels labels, ImportedList list, Runnable done) {
        this.undo = undo;
        this.list = list;
        this.done = done;
        setWidthFull();
        addClassName("exchange-panels");
        ListCounts counts = lists.counts(list.id());
        int made = undo.made(list.id());
        if (list.state() == ImportState.APPLIED) {
            add(
                    new Paragraph(getTranslation("exchange.done", made)),
                    new Paragraph(getTranslation(
                            "exchange.done.others",
                            counts.all() - counts.created(),
                            counts.already(),
                            counts.refused() + counts.failed())));
        } else {
            add(new Paragraph(getTranslation("exchange.undone")));
        }
        int kept = undo.countKept(list.id());
        if (kept > 0) {
            add(new Paragraph(getTranslation("exchange.kept", kept)), kept(labels));
        }
        Div buttons = new Div();
        buttons.addClassName("visibles-page-actions");
        if (counts.refused() + counts.failed() > 0) {
            buttons.add(RefusedLink.of(lists, list, new ProblemWords(list, getLocale())));
        }
        if (made > 0) {
            buttons.add(new Button(getTranslation("exchange.undo"), click -> ask(made)));
        }
        add(buttons);
    }

    private Div kept(YouthLabels labels) {
        Map<YouthId, String> names = new HashMap<>();
        return new PagedList<>(
                getTranslation("exchange.kept.list"),
                (offset, limit) -> {
                    List<ListUndo.Kept> page = undo.kept(list.id(), offset, limit);
                    names.putAll(labels.labels(
                            page.stream().map(ListUndo.Kept::youth).toList()));
                    return page;
                },
                ListUndo.Kept::youth,
                each -> line(each, names),
                new Div());
    }

    private ListItem line(ListUndo.Kept each, Map<YouthId, String> names) {
        Anchor record = new Anchor(
                "jeunes/" + each.youth(), names.getOrDefault(each.youth(), getTranslation("exchange.known.record")));
        return new ListItem(
                new Span(getTranslation("exchange.row.line", Long.toString(each.number())) + " : "),
                record,
                new Span(" – " + getTranslation("exchange.kept." + each.why())));
    }

    private void ask(int made) {
        ConfirmDialog ask = new ConfirmDialog();
        ask.setHeader(getTranslation("exchange.undo"));
        ask.setText(getTranslation("exchange.undo.ask", made));
        ask.setCancelable(true);
        ask.setCancelText(getTranslation("action.cancel"));
        ask.setConfirmText(getTranslation("exchange.undo.confirm"));
        ask.addConfirmListener(confirmed -> {
            if (Notices.attempt(() -> undo.undo(list.id()))) {
                done.run();
            }
        });
        ask.open();
    }
}
