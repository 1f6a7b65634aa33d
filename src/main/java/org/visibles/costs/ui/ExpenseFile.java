package org.visibles.costs.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.streams.DownloadHandler;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.visibles.costs.ExpenseRow;
import org.visibles.widgets.Formats;
import org.visibles.widgets.PlainCsv;

/**
 * The list as a file, with semicolons and UTF-8 with a mark as French Excel opens it; the import reads it again. What is
 * written is asked for when the link is followed, by whoever follows it.
 */
final class ExpenseFile {

    private ExpenseFile() {}

    /**
     * @param pages made when the link is followed: gives those after the last of the rows that were written before
     */
    static Anchor link(Supplier<UnaryOperator<List<ExpenseRow>>> pages, CostWords words) {
        String name = I18NProvider.translate("costs.file.name");
        List<String> headers = Stream.of(
                        "organisation", "category", "month", "amount", "label", "reference", "recorded")
                .map(column -> I18NProvider.translate("costs.file." + column))
                .toList();
        DownloadHandler handler = event -> {
            UnaryOperator<List<ExpenseRow>> next = pages.get();
            List<ExpenseRow> first = next.apply(List.of()); // refused before the file has begun, or not at all
            event.setFileName(name + ".csv");
            event.setContentType("text/csv; charset=UTF-8");
            write(event.getOutputStream(), headers, first, next, words);
        };
        Anchor link = new Anchor(handler, AttachmentType.DOWNLOAD, I18NProvider.translate("costs.download"));
        link.addClassName("visibles-download");
        return link;
    }

    /** However many there are, one page of them is held. */
    private static void write(
            OutputStream out,
            List<String> headers,
            List<ExpenseRow> first,
            UnaryOperator<List<ExpenseRow>> next,
            CostWords words)
            throws IOException {
        try (var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(writer)) {
            writer.write(PlainCsv.BYTE_ORDER_MARK);
            csv.writeRecord(headers);
            for (List<ExpenseRow> page = first; !page.isEmpty(); page = next.apply(page)) {
                page.forEach(row -> csv.writeRecord(fields(row, words)));
            }
        }
    }

    private static List<String> fields(ExpenseRow row, CostWords words) {
        String reference = row.content().reference();
        return Stream.of(
                        words.organisation(row.organisation()),
                        words.category(row.content().category()),
                        row.content().month().toString(),
                        "%d,%02d"
                                .formatted(
                                        row.content().cents() / 100,
                                        row.content().cents() % 100),
                        row.content().label(),
                        reference == null ? "" : reference,
                        Formats.day(row.recordedAt()).toString())
                .map(PlainCsv::defused)
                .toList();
    }
}
