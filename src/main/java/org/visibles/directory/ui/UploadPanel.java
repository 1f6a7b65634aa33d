package org.visibles.directory.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.visibles.directory.feed.DirectoryImport;
import org.visibles.widgets.Notices;
import org.visibles.widgets.UploadWords;
import org.visibles.widgets.UploadedFile;

/** Takes a file piece by piece, never whole, and hands it to the import. */
class UploadPanel extends Div {

    private final DirectoryImport importer;
    private final Runnable begun;
    private final Upload upload;

    UploadPanel(DirectoryImport importer, Runnable begun) {
        this.importer = importer;
        this.begun = begun;
        upload = new Upload((UploadHandler) this::receive);
        upload.setMaxFiles(1);
        upload.setMaxFileSize((int) DirectoryImport.LARGEST);
        upload.setAcceptedFileExtensions(".json", ".csv");
        upload.setI18n(UploadWords.of("directory.upload"));
        upload.addFileRejectedListener(
                rejected -> Notices.problem("directory.upload.rejected", DirectoryImport.LARGEST >> 20));
        addClassName("directory-upload");
        add(upload);
    }

    /** Called outside of the page's thread, once the browser has begun to send. */
    private void receive(UploadEvent event) throws IOException {
        Path file = UploadedFile.keep(event, DirectoryImport.LARGEST);
        event.getUI().access(() -> take(event.getFileName(), file));
    }

    /** Begins the import, which deletes the file; where it does not begin, the file is deleted here. */
    void take(String name, Path file) {
        upload.clearFileList();
        boolean taken = Notices.attempt(() -> {
            try {
                importer.receive(file, name);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
        if (taken) {
            begun.run();
        } else {
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
}
