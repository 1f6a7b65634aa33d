package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.OutputStream;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** The links that hand out a table as a file; what is written is asked for when the link is followed. */
class FileLinks extends Div {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    FileLinks(Supplier<PlainFile> file) {
        addClassName("visibles-page-actions");
        add(link("csv", "text/csv; charset=UTF-8", file, PlainFile::csv), link("xlsx", XLSX, file, PlainFile::xlsx));
    }

    private Anchor link(
            String extension, String type, Supplier<PlainFile> file, BiConsumer<PlainFile, OutputStream> write) {
        DownloadHandler handler = event -> {
            PlainFile asked = file.get();
            event.setFileName(asked.name() + "." + extension);
            event.setContentType(type);
            write.accept(asked, event.getOutputStream());
        };
        Anchor link = new Anchor(handler, AttachmentType.DOWNLOAD, getTranslation("indicators.download." + extension));
        link.addClassName("visibles-download");
        return link;
    }
}
