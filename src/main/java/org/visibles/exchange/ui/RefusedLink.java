package org.visibles.exchange.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.streams.DownloadHandler;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.visibles.exchange.ImportedList;
import org.visibles.exchange.ListImport;
import org.visibles.exchange.ListedRow;
import org.visibles.exchange.ListedRow.Group;
import org.visibles.widgets.PlainCsv;

/** Hands out the refused rows with the reasons, to be mended in a spreadsheet and brought again. */
final class RefusedLink {

    private static final int PAGE = 200;

    private RefusedLink() {}

    static Anchor of(ListImport lists, ImportedList list, ProblemWords words) {
        String reason = I18NProvider.translate("exchange.refused.reason");
        DownloadHandler handler = event -> {
            event.setFileName(list.name().replaceFirst("\\.[a-zA-Z]{3,4}$", "") + "-refus.csv");
            event.setContentType("text/csv; charset=UTF-8");
            write(lists, list, words, reason, event.getOutputStream());
        };
        Anchor link = new Anchor(handler, AttachmentType.DOWNLOAD, I18NProvider.translate("exchange.refused.file"));
        link.addClassName("visibles-download");
        return link;
    }

    /** As French Excel opens it. */
    static void write(ListImport lists, ImportedList list, ProblemWords words, String reason, OutputStream to)
            throws IOException {
        try (Writer writer = new OutputStreamWriter(to, StandardCharsets.UTF_8);
                CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(writer)) {
            writer.write(PlainCsv.BYTE_ORDER_MARK);
            csv.writeRecord(record(list.header(), list.header().size(), reason));
            int offset = 0;
            List<ListedRow> rows;
            do {
                rows = lists.page(list.id(), Group.REFUSED, offset, PAGE);
                for (ListedRow row : rows) {
                    csv.writeRecord(record(
                            row.cells(),
                            list.header().size(),
                            row.problems().stream().map(words::of).collect(Collectors.joining(" ; "))));
                }
                offset += rows.size();
            } while (rows.size() == PAGE);
        }
    }

    private static List<String> record(List<String> cells, int width, String last) {
        List<String> record = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            record.add(column < cells.size() ? PlainCsv.defused(cells.get(column)) : "");
        }
        record.add(PlainCsv.defused(last));
        return record;
    }
}
