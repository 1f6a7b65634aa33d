package org.visibles.exchange.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import org.visibles.exchange.ImportedList;
import org.visibles.exchange.ListImport;
import org.visibles.widgets.Watching;

/** How far a list is, asked of the database each second, so that the page may be left and any node works on it. */
class ProgressPanel extends Watching {

    private final ListImport lists;
    private final Runnable ended;
    private final ProgressBar bar = new ProgressBar();
    private final Paragraph words = new Paragraph();
    private ImportedList list;

    ProgressPanel(ListImport lists, ImportedList list, Runnable ended) {
        this.lists = lists;
        this.list = list;
        this.ended = ended;
        setWidthFull();
        bar.getElement().setAttribute("aria-label", getTranslation("exchange.progress"));
        words.getElement().setAttribute("aria-live", "polite");
        Button stop = new Button(getTranslation("exchange.stop"), click -> lists.cancel(list.id()));
        stop.setDisableOnClick(true);
        add(words, bar, stop, new Paragraph(getTranslation("exchange.progress.leave")));
        show();
    }

    @Override
    protected void look() {
        list = lists.get(list.id());
        if (list.state().running()) {
            show();
        } else {
            ended.run();
        }
    }

    private void show() {
        words.setText(getTranslation("exchange.progress." + list.state(), list.done(), list.total()));
        bar.setIndeterminate(list.total() == 0);
        if (list.total() > 0) {
            bar.setValue(Math.clamp((double) list.done() / list.total(), 0, 1));
        }
    }
}
