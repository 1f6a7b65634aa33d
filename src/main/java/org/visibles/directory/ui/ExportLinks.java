package org.visibles.directory.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.visibles.directory.feed.DirectoryExport;
import org.visibles.directory.feed.Kind;

/** The links that hand the directory out, written while it is sent. */
record ExportLinks(DirectoryExport export) {

    private interface Writing {
        void write(Kind kind, OutputStream to) throws IOException;
    }

    List<Anchor> links() {
        return List.of(
                link(Kind.STRUCTURE, "json", "application/json", export::json),
                link(Kind.SERVICE, "json", "application/json", export::json),
                link(Kind.STRUCTURE, "csv", "text/csv; charset=UTF-8", export::csv),
                link(Kind.SERVICE, "csv", "text/csv; charset=UTF-8", export::csv));
    }

    private static Anchor link(Kind kind, String extension, String type, Writing writing) {
        DownloadHandler handler = event -> {
            event.setFileName(kind.name().toLowerCase(Locale.ROOT) + "s." + extension);
            event.setContentType(type);
            writing.write(kind, event.getOutputStream());
        };
        Anchor link = new Anchor(
                handler,
                AttachmentType.DOWNLOAD,
                UI.getCurrent().getTranslation("directory.export." + kind + "." + extension));
        link.addClassName("visibles-download");
        return link;
    }
}
