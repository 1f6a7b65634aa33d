package org.visibles.exchange.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.streams.DownloadHandler;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.visibles.widgets.PlainCsv;

/** Empty lists to fill in, with explanations above the names of the columns. */
class TemplateLinks extends Div {

    private static final int EXPLANATIONS = 4;
    private static final int COLUMNS = 19;
    private static final int WIDTH = 20;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private interface Writing {
        void write(List<List<String>> lines, OutputStream to) throws IOException;
    }

    TemplateLinks() {
        addClassName("visibles-page-actions");
        List<List<String>> lines = Stream.concat(
                        IntStream.rangeClosed(1, EXPLANATIONS)
                                .mapToObj(line -> List.of(getTranslation("exchange.template.explain." + line))),
                        Stream.of(IntStream.rangeClosed(1, COLUMNS)
                                .mapToObj(column -> getTranslation("exchange.template.column." + column))
                                .toList()))
                .toList();
        add(
                link("xlsx", XLSX, lines, TemplateLinks::xlsx),
                link("csv", "text/csv; charset=UTF-8", lines, TemplateLinks::csv));
    }

    private Anchor link(String extension, String type, List<List<String>> lines, Writing writing) {
        String name = getTranslation("exchange.template.name") + "." + extension;
        DownloadHandler handler = event -> {
            event.setFileName(name);
            event.setContentType(type);
            writing.write(lines, event.getOutputStream());
        };
        Anchor link = new Anchor(handler, AttachmentType.DOWNLOAD, getTranslation("exchange.template." + extension));
        link.addClassName("visibles-download");
        return link;
    }

    static void csv(List<List<String>> lines, OutputStream to) throws IOException {
        try (Writer writer = new OutputStreamWriter(to, StandardCharsets.UTF_8);
                CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(writer)) {
            writer.write(PlainCsv.BYTE_ORDER_MARK);
            lines.forEach(csv::writeRecord);
        }
    }

    static void xlsx(List<List<String>> lines, OutputStream to) throws IOException {
        try (Workbook workbook = new Workbook(to, "Visibles", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Liste");
            for (int row = 0; row < lines.size(); row++) {
                for (int column = 0; column < lines.get(row).size(); column++) {
                    sheet.value(row, column, lines.get(row).get(column));
                }
            }
            int last = lines.size() - 1;
            for (int column = 0; column < lines.get(last).size(); column++) {
                sheet.style(last, column).bold().set();
                sheet.width(column, WIDTH);
            }
        }
    }
}
