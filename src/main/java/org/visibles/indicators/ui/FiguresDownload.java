package org.visibles.indicators.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.OutputStream;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.visibles.indicators.Figures;

/** The links that hand out the figures as files; what is written is asked for when the link is followed, and goes out line by line. */
record FiguresDownload(Labels labels, Supplier<Figures> figures, boolean programme) {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    List<Component> links() {
        return List.of(link("csv", "text/csv; charset=UTF-8", FiguresFile::csv), link("xlsx", XLSX, FiguresFile::xlsx));
    }

    private Anchor link(String extension, String type, BiConsumer<FiguresFile, OutputStream> write) {
        DownloadHandler handler = event -> {
            Figures asked = figures.get();
            event.setFileName(name(asked, extension));
            event.setContentType(type);
            write.accept(new FiguresFile(labels, asked, !programme), event.getOutputStream());
        };
        Anchor link = new Anchor(handler, AttachmentType.DOWNLOAD, labels.text("indicators.download." + extension));
        link.addClassName("visibles-download");
        return link;
    }

    private String name(Figures asked, String extension) {
        return "chiffres-" + (programme ? "programme" : "structure") + "-" + asked.knownOn() + "." + extension;
    }
}
