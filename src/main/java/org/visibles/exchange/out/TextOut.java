package org.visibles.exchange.out;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.visibles.widgets.PlainCsv;

/** Semicolons and UTF-8 with a mark, as French Excel opens it; what could be taken for a formula is defused. */
final class TextOut implements TableOut {

    private final Writer writer;
    private final CsvWriter csv;

    TextOut(OutputStream to) throws IOException {
        writer = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        writer.write(PlainCsv.BYTE_ORDER_MARK);
        csv = CsvWriter.builder().fieldSeparator(';').build(writer);
    }

    @Override
    public void line(List<String> cells) {
        csv.writeRecord(cells.stream().map(PlainCsv::defused).toList());
    }

    @Override
    public void close() throws IOException {
        csv.flush();
        writer.flush();
    }
}
