package org.visibles.geography.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.visibles.geography.QpvImport;
import org.visibles.geography.QpvPreview;
import org.visibles.kernel.RuleViolation;
import org.visibles.widgets.Notices;
import org.visibles.widgets.UploadWords;

/** Takes a file, shows how far it has been read, then what it would change, and changes it once one agrees. */
class ImportPanel extends Div {

    private static final String BY_CODES = "";

    private final QpvImport importer;
    private final Runnable applied;
    private final Select<String> generation = new Select<>();
    private final Upload upload;
    private final Div result = new Div();

    ImportPanel(QpvImport importer, Runnable applied) {
        this.importer = importer;
        this.applied = applied;
        generation.setLabel(getTranslation("geography.import.generation"));
        generation.setItems(BY_CODES, "2024", "2014");
        generation.setItemLabelGenerator(each ->
                getTranslation(each.equals(BY_CODES) ? "geography.import.by-codes" : "geography.generation." + each));
        generation.setValue(BY_CODES);
        generation.addClassName("visibles-wide");
        upload = new Upload((UploadHandler) this::receive);
        upload.setMaxFiles(1);
        upload.setMaxFileSize((int) QpvImport.LARGEST);
        upload.setAcceptedFileExtensions(".geojson", ".json");
        upload.setI18n(UploadWords.of("geography.upload"));
        upload.addFileRejectedListener(rejected -> Notices.problem("geography.import.rejected"));
        result.getElement().setAttribute("aria-live", "polite");
        addClassName("geography-import");
        add(generation, upload, result);
    }

    /** Called outside of the page's thread, once the browser has begun to send. */
    private void receive(UploadEvent event) throws IOException {
        Path file = Files.createTempFile("visibles-qpv", ".geojson");
        try (InputStream in = event.getInputStream();
                OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            long size = 0;
            for (int read = in.read(buffer); read >= 0 && size <= QpvImport.LARGEST; read = in.read(buffer)) {
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
        ProgressBar progress = new ProgressBar();
        progress.getElement().setAttribute("aria-label", getTranslation("geography.import.reading"));
        String chosen = generation.getValue();
        Reading reading = new Reading(UI.getCurrent(), file, progress::setValue);
        Button cancel = new Button(getTranslation("action.cancel"), click -> reading.cancel());
        result.removeAll();
        result.add(new Paragraph(getTranslation("geography.import.reading")), progress, cancel);
        result.addDetachListener(left -> reading.cancel());
        reading.start(
                bytes -> importer.read(file, fileName, chosen.equals(BY_CODES) ? null : chosen, bytes),
                this::offer,
                this::refused);
    }

    private void offer(QpvPreview preview) {
        upload.clearFileList();
        result.removeAll();
        result.add(new PreviewPanel(preview, () -> apply(preview), result::removeAll));
    }

    private void refused(Exception why) {
        upload.clearFileList();
        String text = switch (why) {
            case RuleViolation rule ->
                getTranslation(rule.key(), rule.arguments().toArray());
            case Reading.Cancelled given -> getTranslation("geography.import.cancelled");
            default -> getTranslation("geography.import.failed");
        };
        Div told = new Div(new Paragraph(text));
        told.addClassName("youth-banner");
        result.removeAll();
        result.add(told);
    }

    private boolean apply(QpvPreview preview) {
        if (!Notices.attempt(() -> importer.apply(preview))) {
            return false;
        }
        Notices.done("geography.import.done", preview.generation());
        result.removeAll();
        applied.run();
        return true;
    }
}
