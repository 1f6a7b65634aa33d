package org.visibles.directory.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.visibles.directory.feed.DirectoryExport;
import org.visibles.directory.feed.DirectoryImport;
import org.visibles.directory.feed.ImportRow;
import org.visibles.kernel.Permission;
import org.visibles.widgets.Notices;
import org.visibles.widgets.Page;

/** How the directory is filled: from a file or an address, what that would change, what was imported before; and its export. */
@Route("import-annuaire")
@RolesAllowed(Permission.DIRECTORY_MANAGE)
@Menu(order = 56, icon = "vaadin:download-alt", title = "directory.import.menu")
class ImportView extends Page {

    private final DirectoryImport importer;
    private final Div now = new Div();
    private final Div before = new Div();
    /** In what state this page last showed each, so that an end is told once, however soon it came. */
    private final Map<UUID, ImportRow.State> shown = new HashMap<>();

    ImportView(DirectoryImport importer, DirectoryExport export) {
        super("directory.import.title");
        this.importer = importer;
        now.addClassName("directory-import");
        add(
                section(
                        getTranslation("directory.import.file"),
                        new Paragraph(getTranslation("directory.import.help")),
                        new UploadPanel(importer, this::refresh),
                        now),
                section(getTranslation("directory.feeds"), new FeedsPanel(importer, this::refresh)),
                section(getTranslation("directory.import.history"), before),
                section(
                        getTranslation("directory.export"),
                        new Paragraph(getTranslation("directory.export.help")),
                        exports(export)));
        refresh(false);
    }

    private static void tell(ImportRow row) {
        switch (row.state()) {
            case FAILED ->
                Notices.problem(
                        String.valueOf(row.failure()), row.failureArguments().toArray());
            case CANCELLED -> Notices.done("directory.import.cancelled");
            case APPLIED -> Notices.done("directory.import.applied");
            case READY -> {
                if (row.failure() != null) {
                    Notices.problem(row.failure());
                }
            }
            case FETCHING, READING, APPLYING, DISCARDED -> {}
        }
    }

    private Div exports(DirectoryExport export) {
        Div links = new Div();
        links.addClassName("visibles-page-actions");
        new ExportLinks(export).links().forEach((Anchor link) -> links.add(link));
        return links;
    }

    private void refresh() {
        refresh(true);
    }

    private void refresh(boolean telling) {
        List<ImportRow> rows = importer.history();
        rows.stream()
                .filter(row -> shown.put(row.id(), row.state()) != row.state() && telling)
                .forEach(ImportView::tell);
        now.removeAll();
        rows.stream()
                .filter(row -> row.state().running() || row.state() == ImportRow.State.READY)
                .forEach(row -> now.add(
                        row.state().running()
                                ? new ProgressPanel(importer, row, this::refresh)
                                : new PreviewPanel(importer, row, this::refresh)));
        before.removeAll();
        before.add(new HistoryPanel(rows));
    }
}
