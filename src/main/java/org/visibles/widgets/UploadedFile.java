package org.visibles.widgets;

import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps what a browser sends as a file of its own, for the caller to delete. */
public final class UploadedFile {

    private static final int PART = 1 << 16;

    private UploadedFile() {}

    /**
     * @param largest in bytes; of what is longer little more than that is kept, so that the reader can refuse it
     * @throws IOException when it is broken off; then nothing is kept
     */
    public static Path keep(UploadEvent event, long largest) throws IOException {
        Path file = Files.createTempFile("visibles", ".upload");
        try (InputStream in = event.getInputStream();
                OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[PART];
            long size = 0;
            for (int read = in.read(buffer); read >= 0 && size <= largest; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                size += read;
            }
        } catch (IOException brokenOff) {
            Files.deleteIfExists(file);
            throw brokenOff;
        }
        return file;
    }
}
