package org.visibles.directory.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import org.visibles.directory.feed.DirectoryImport;
import org.visibles.directory.feed.ImportRow;
import org.visibles.widgets.Watching;

/** How far an import is, asked of the database each second, so that the page may be left and any node works on it. */
class ProgressPanel extends Watching {

    private final DirectoryImport importer;
    private final Runnable ended;
    private final ProgressBar bar = new ProgressBar();
    private final Paragraph words = new Paragraph();
    private final Button cancel;
    private ImportRow row;

    ProgressPanel(DirectoryImport importer, ImportRow row, Runnable ended) {
        this.importer = importer;
        this.row = row;
        this.ended = ended;
        bar.getElement().setAttribute("aria-label", getTranslation("directory.import.progress"));
        words.getElement().setAttribute("aria-live", "polite");
        cancel = new Button(getTranslation("directory.import.stop"), click -> importer.cancel(this.row.id()));
        cancel.setDisableOnClick(true);
        add(new H3(row.name()), words, bar, cancel);
        show();
    }

    @Override
    protected void look() {
        row = importer.get(row.id());
        if (row.state().running()) {
            show();
        } else {
            ended.run();
        }
    }

    private void show() {
        words.setText(getTranslation("directory.state." + row.state()));
        bar.setIndeterminate(row.total() == 0);
        if (row.total() > 0) {
            bar.setValue(Math.clamp((double) row.done() / row.total(), 0, 1));
        }
    }
}
