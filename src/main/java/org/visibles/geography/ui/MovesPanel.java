package org.visibles.geography.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.visibles.geography.CommuneHistory;
import org.visibles.geography.MovesImport;
import org.visibles.geography.MovesPreview;
import org.visibles.kernel.RuleViolation;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;
import org.visibles.widgets.UploadWords;
import org.visibles.widgets.UploadedFile;

/** Takes INSEE's file of what happened to communes, shows what it would change, and changes it once one agrees. */
class MovesPanel extends Div {

    private final MovesImport importer;
    private final CommuneHistory history;
    private final Upload upload;
    private final Paragraph known = new Paragraph();
    private final Div result = new Div();

    MovesPanel(MovesImport importer, CommuneHistory history) {
        this.importer = importer;
        this.history = history;
        upload = new Upload((UploadHandler) this::receive);
        upload.setMaxFiles(1);
        upload.setMaxFileSize((int) MovesImport.LARGEST);
        upload.setAcceptedFileExtensions(".csv");
        upload.setI18n(UploadWords.of("geography.moves.upload"));
        upload.addFileRejectedListener(rejected -> Notices.problem("geography.moves.rejected"));
        result.getElement().setAttribute("aria-live", "polite");
        addClassName("geography-import");
        add(known, new Paragraph(getTranslation("geography.moves.help")), upload, result);
        count();
    }

    private void count() {
        known.setText(getTranslation("geography.moves.known", history.former().size()));
    }

    /** Called outside of the page's thread, once the browser has begun to send. */
    private void receive(UploadEvent event) throws IOException {
        Path file = UploadedFile.keep(event, MovesImport.LARGEST);
        event.getUI().access(() -> read(event.getFileName(), file));
    }

    /** Reads the file, and deletes it. */
    void read(String fileName, Path file) {
        upload.clearFileList();
        result.removeAll();
        try {
            offer(importer.read(file, fileName));
        } catch (RuleViolation rule) {
            refused(getTranslation(rule.key(), rule.arguments().toArray()));
        } catch (IOException unreadable) {
            refused(getTranslation("geography.import.failed"));
        } finally {
            delete(file);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }

    private void refused(String why) {
        Div told = new Div(new Paragraph(why));
        told.addClassName("youth-banner");
        result.add(told);
    }

    private void offer(MovesPreview preview) {
        Div shown = new Div(
                new H3(preview.fileName()),
                new Paragraph(getTranslation(
                        "geography.moves.preview",
                        preview.fresh().size(),
                        preview.back().size(),
                        preview.known(),
                        preview.ahead())));
        shown.addClassName("geography-preview");
        list(
                shown,
                preview.fresh().stream()
                        .map(each -> getTranslation(
                                "geography.moves.fresh",
                                each.name(),
                                each.code(),
                                each.intoName(),
                                each.into(),
                                Formats.date(each.since())))
                        .toList());
        list(
                shown,
                preview.back().stream()
                        .map(each -> getTranslation(
                                "geography.moves.back", each.name(), each.code(), Formats.date(each.since())))
                        .toList());
        list(
                shown,
                Stream.ofNullable(preview.parted().isEmpty() ? null : preview.parted())
                        .map(codes -> getTranslation("geography.moves.parted", String.join(", ", codes)))
                        .toList());
        Button change = new Button(getTranslation("geography.preview.apply"), click -> apply(preview));
        change.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        change.setEnabled(!preview.isEmpty());
        Div buttons = new Div(new Button(getTranslation("action.cancel"), click -> result.removeAll()), change);
        buttons.addClassName("visibles-page-actions");
        shown.add(buttons);
        result.add(shown);
    }

    private static void list(Div shown, List<String> lines) {
        if (!lines.isEmpty()) {
            UnorderedList list = new UnorderedList();
            lines.forEach(line -> list.add(new ListItem(line)));
            shown.add(list);
        }
    }

    private void apply(MovesPreview preview) {
        if (Notices.attempt(() -> importer.apply(preview))) {
            Notices.done("geography.moves.done");
            result.removeAll();
            count();
        }
    }
}
