package org.visibles.directory.feed;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.Permission;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the directory in the schema it came in, so that another program, or this one, can import it: what has not vanished,
 * without our own additions. Row by row, whatever its size.
 */
@Service
@PreAuthorize("denyAll()")
public class DirectoryExport {

    private static final int FETCH = 500;

    private final JdbcClient jdbc;

    DirectoryExport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An array of objects in UTF-8; a field without a value is null. */
    @PreAuthorize("hasRole('" + Permission.DIRECTORY_MANAGE + "')")
    @Transactional(readOnly = true)
    public void json(Kind kind, OutputStream to) throws IOException {
        Writer writer = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        writer.write("[");
        String[] between = {"\n"};
        each(kind, record -> {
            ObjectNode whole = JsonMapper.shared().createObjectNode();
            Schema.of(kind).fields().keySet().forEach(field -> whole.set(field, record.get(field)));
            write(writer, between[0] + whole);
            between[0] = ",\n";
        });
        writer.write("\n]\n");
        writer.flush();
    }

    /** Comma between, the schema's names in the first line; a list is a JSON array. In UTF-8. */
    @PreAuthorize("hasRole('" + Permission.DIRECTORY_MANAGE + "')")
    @Transactional(readOnly = true)
    public void csv(Kind kind, OutputStream to) throws IOException {
        Writer writer = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        List<String> fields = List.copyOf(Schema.of(kind).fields().keySet());
        CsvWriter csv = CsvWriter.builder().build(writer);
        csv.writeRecord(fields);
        each(
                kind,
                record -> csv.writeRecord(
                        fields.stream().map(field -> cell(record.get(field))).toList()));
        csv.flush();
        writer.flush();
    }

    private static String cell(@Nullable JsonNode value) {
        return value == null || value.isNull() ? "" : value.isArray() ? value.toString() : value.asString();
    }

    private void each(Kind kind, Consumer<JsonNode> record) {
        jdbc.sql("select data from dir_record where kind = ? and vanished_at is null order by source, id")
                .withFetchSize(FETCH)
                .param(kind.name())
                .query(row -> {
                    record.accept(JsonMapper.shared().readTree(row.getString(1)));
                });
    }

    private static void write(Writer writer, String text) {
        try {
            writer.write(text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
