package org.visibles.costs.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
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

    static Anchor link(Supplier<List<ExpenseRow>> rows, CostWords words) {
        String name = I18NProvider.translate("costs.file.name");
        List<String> headers = Stream.of(
                        "organisation", "category", "month", "amount", "label", "reference", "recorded")
                .map(column -> I18NProvider.translate("costs.file." + column))
                .toList();
        DownloadHandler handler = DownloadHandler.fromInputStream(event -> {
            byte[] bytes = csv(headers, rows.get(), words);
            return new DownloadResponse(
                    new ByteArrayInputStream(bytes), name + ".csv", "text/csv; charset=UTF-8", bytes.length);
        });
        Anchor link = new Anchor(handler, AttachmentType.DOWNLOAD, I18NProvider.translate("costs.download"));
        link.addClassName("visibles-download");
        return link;
    }

    private static byte[] csv(List<String> headers, List<ExpenseRow> rows, CostWords words) {
        var out = new ByteArrayOutputStream();
        try (var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(writer)) {
            writer.write(PlainCsv.BYTE_ORDER_MARK);
            csv.writeRecord(headers);
            for (ExpenseRow row : rows) {
                csv.writeRecord(Stream.of(
                                words.organisation(row.organisation()),
                                words.category(row.content().category()),
                                row.content().month().toString(),
                                "%d,%02d"
                                        .formatted(
                                                row.content().cents() / 100,
                                                row.content().cents() % 100),
                                row.content().label(),
                                Objects.requireNonNullElse(row.content().reference(), ""),
                                Formats.day(row.recordedAt()).toString())
                        .map(PlainCsv::defused)
                        .toList());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return out.toByteArray();
    }
}
