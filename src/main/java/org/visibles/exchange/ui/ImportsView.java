package org.visibles.exchange.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.visibles.exchange.ImportedList;
import org.visibles.exchange.ListImport;
import org.visibles.exchange.SheetChoice;
import org.visibles.exchange.sheet.Sheet;
import org.visibles.exchange.sheet.TableFile;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;
import org.visibles.widgets.Page;
import org.visibles.widgets.UploadWords;
import org.visibles.widgets.UploadedFile;

/** Where a list is dropped, and what was brought before. */
@Route("imports")
@RolesAllowed(Permission.LIST_IMPORT)
@Menu(order = 12, icon = "vaadin:upload-alt", title = "exchange.menu")
class ImportsView extends Page {

    private final ListImport lists;
    private final SheetChoice choice;
    private final Upload upload = new Upload((UploadHandler) this::receive);

    ImportsView(ListImport lists, SheetChoice choice) {
        super("exchange.title");
        this.lists = lists;
        this.choice = choice;
        upload.setMaxFiles(1);
        upload.setMaxFileSize((int) TableFile.LARGEST);
        upload.setAcceptedFileExtensions(".xlsx", ".xlsm", ".ods", ".csv", ".txt");
        upload.setI18n(UploadWords.of("exchange.upload"));
        upload.addFileRejectedListener(
                rejected -> Notices.problem("exchange.upload.rejected", TableFile.LARGEST >> 20));
        upload.setWidthFull();
        add(
                new Paragraph(getTranslation("exchange.explain")),
                section(
                        getTranslation("exchange.bring"),
                        upload,
                        new Paragraph(getTranslation("exchange.bring.formats")),
                        new TemplateLinks()),
                section(getTranslation("exchange.before"), before(lists.latest())));
    }

    private com.vaadin.flow.component.Component before(List<ImportedList> latest) {
        if (latest.isEmpty()) {
            return new EmptyState(getTranslation("exchange.before.none"));
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("visibles-todo");
        for (ImportedList each : latest) {
            RouterLink link =
                    new RouterLink(each.name(), ListImportView.class, each.id().toString());
            Span state = new Span(getTranslation("exchange.state." + each.state()));
            Span when = new Span(Formats.dateTime(each.madeAt()));
            Div line = new Div(link, state, when);
            line.addClassName("exchange-line");
            list.add(new ListItem(line));
        }
        return list;
    }

    /** Called outside of the page's thread, once the browser has begun to send. */
    private void receive(UploadEvent event) throws IOException {
        Path file = UploadedFile.keep(event, TableFile.LARGEST);
        List<Sheet> sheets = sheets(file);
        event.getUI().access(() -> choose(event.getFileName(), file, sheets));
    }

    /** What is no workbook has none; why a file cannot be read is told where it is read. */
    private static List<Sheet> sheets(Path file) throws IOException {
        try {
            return TableFile.sheets(file);
        } catch (RuleViolation unreadable) {
            return List.of();
        }
    }

    /** Asks which sheet is meant where there are several. */
    void choose(String name, Path file, List<Sheet> sheets) {
        if (sheets.isEmpty()) {
            take(name, file, null);
        } else {
            upload.clearFileList();
            new SheetDialog(name, choice.sorted(sheets), sheet -> take(name, file, sheet), () -> delete(file)).open();
        }
    }

    /** Begins the import, which deletes the file; where it does not begin, the file is deleted here. */
    void take(String name, Path file, @Nullable String sheet) {
        upload.clearFileList();
        UUID[] begun = new UUID[1];
        boolean taken = Notices.attempt(() -> begun[0] = begin(file, name, sheet));
        if (taken) {
            UI.getCurrent().navigate(ListImportView.class, begun[0].toString());
        } else {
            delete(file);
        }
    }

    private UUID begin(Path file, String name, @Nullable String sheet) {
        try {
            return lists.receive(file, name, sheet);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
