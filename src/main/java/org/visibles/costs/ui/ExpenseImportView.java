package org.visibles.costs.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.visibles.costs.ExpenseImport;
import org.visibles.costs.ImportPreview;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;
import org.visibles.widgets.Notices;
import org.visibles.widgets.Page;
import org.visibles.widgets.UploadWords;

/** Takes expenses from a file: shows first what it would enter. */
@Route("depenses/import")
@RolesAllowed({Permission.COSTS_OWN, Permission.COSTS_PROGRAMME})
class ExpenseImportView extends Page {

    private final ExpenseImport importer;
    private final CostWords.Source source;
    private final Upload upload = new Upload((UploadHandler) this::receive);
    private final Div result = new Div();

    ExpenseImportView(ExpenseImport importer, CostWords.Source source) {
        super("costs.import");
        this.importer = importer;
        this.source = source;
        upload.setMaxFiles(1);
        upload.setMaxFileSize((int) ExpenseImport.LARGEST);
        upload.setAcceptedFileExtensions(".csv", ".xlsx");
        upload.setI18n(UploadWords.of("costs.upload"));
        upload.addFileRejectedListener(
                rejected -> Notices.problem("costs.upload.rejected", ExpenseImport.LARGEST >> 20));
        result.setWidthFull();
        result.getElement().setAttribute("aria-live", "polite");
        RouterLink back = new RouterLink(getTranslation("costs.back"), ExpensesView.class);
        back.addClassName("visibles-download");
        actions(back);
        add(
                new Paragraph(getTranslation("costs.import.explain")),
                new Paragraph(getTranslation("costs.import.columns")),
                upload,
                result);
    }

    /** Called outside of the page's thread, once the browser has begun to send. */
    private void receive(UploadEvent event) throws IOException {
        Path file = Files.createTempFile("visibles-costs", ".upload");
        try (InputStream in = event.getInputStream();
                OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            long size = 0;
            for (int read = in.read(buffer); read >= 0 && size <= ExpenseImport.LARGEST; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                size += read;
            }
        } catch (IOException brokenOff) {
            Files.deleteIfExists(file);
            throw brokenOff;
        }
        event.getUI().access(() -> read(event.getFileName(), file));
    }

    /** Reads the file, and deletes it. */
    void read(String fileName, Path file) {
        upload.clearFileList();
        result.removeAll();
        try {
            ImportPreview preview = importer.read(file, fileName, source.categoryNames());
            result.add(new ImportPanel(preview, source.words(getLocale()), () -> apply(preview), result::removeAll));
        } catch (RuleViolation refused) {
            Div told = new Div(new Paragraph(
                    getTranslation(refused.key(), refused.arguments().toArray())));
            told.addClassName("youth-banner");
            result.add(told);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            delete(file);
        }
    }

    private boolean apply(ImportPreview preview) {
        if (!Notices.attempt(() -> importer.apply(preview))) {
            return false;
        }
        Notices.done("costs.import.done", preview.fresh().size());
        result.removeAll();
        result.add(new Paragraph(
                getTranslation("costs.import.done", preview.fresh().size())));
        return true;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
