package org.visibles.reporting.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.function.Function;
import org.visibles.reporting.print.ReportPdf;
import org.visibles.reporting.print.ReportWorkbook;
import org.visibles.reporting.print.Seal;

/** The links that hand out a report as files; each is written when its link is followed. */
class Downloads extends Div {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    Downloads(Seal seal, ReportPdf pdf, ReportWorkbook workbook) {
        addClassName("visibles-page-actions");
        add(link(seal, "pdf", "application/pdf", pdf::write), link(seal, "xlsx", XLSX, workbook::write));
    }

    private Anchor link(Seal seal, String extension, String type, Function<Seal, byte[]> write) {
        DownloadHandler handler = DownloadHandler.fromInputStream(event -> {
            byte[] bytes = write.apply(seal);
            return new DownloadResponse(
                    new ByteArrayInputStream(bytes), seal.fileName() + "." + extension, type, bytes.length);
        });
        Anchor link = new Anchor(handler, AttachmentType.DOWNLOAD, getTranslation("reporting.download." + extension));
        link.addClassName("visibles-download");
        return link;
    }
}
