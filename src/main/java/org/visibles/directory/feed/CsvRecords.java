package org.visibles.directory.feed;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.visibles.directory.feed.Schema.Type;
import org.visibles.kernel.RuleViolation;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records in CSV, with the schema's names in the first line; comma, semicolon or tab between. An empty cell is nothing; a
 * list is a JSON array, as our own export writes it, or values between commas or bars.
 */
final class CsvRecords {

    private static final int LONGEST_HEADER = 20_000;
    private static final int LONGEST_RECORD = 1 << 21;

    private CsvRecords() {}

    static void read(Reader reader, DirectoryFile.Records records) throws IOException {
        BufferedReader buffered = new BufferedReader(reader, LONGEST_HEADER * 2);
        char separator = separator(buffered);
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_RECORD)
                .ofCsvRecord(buffered)) {
            Iterator<CsvRecord> lines = csv.iterator();
            List<String> header = header(lines.next().getFields());
            Schema schema = Schema.of(Schema.kindOf(new HashSet<>(header)));
            long number = 0;
            while (lines.hasNext()) {
                records.take(++number, record(header, schema.fields(), lines.next()));
            }
        } catch (CsvParseException broken) {
            throw new RuleViolation("rule.directory.import.broken-csv");
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    /** The one that divides the first line most. */
    private static char separator(BufferedReader reader) throws IOException {
        reader.mark(LONGEST_HEADER + 1);
        char[] begin = new char[LONGEST_HEADER];
        int length = Math.max(reader.read(begin, 0, LONGEST_HEADER), 0);
        reader.reset();
        String first = new String(begin, 0, length).lines().findFirst().orElse("");
        char best = ',';
        for (char each : new char[] {';', '\t'}) {
            best = count(first, each) > count(first, best) ? each : best;
        }
        return best;
    }

    private static long count(String text, char which) {
        return text.chars().filter(each -> each == which).count();
    }

    private static List<String> header(List<String> fields) {
        List<String> header = fields.stream().map(String::strip).toList();
        Set<String> once = new HashSet<>(header);
        if (!once.containsAll(List.of("source", "id", "nom"))) {
            throw new RuleViolation("rule.directory.import.no-header");
        }
        if (once.size() < header.size()) {
            throw new RuleViolation("rule.directory.import.header-twice");
        }
        return header;
    }

    private static ObjectNode record(List<String> header, Map<String, Type> types, CsvRecord line) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        for (int column = 0; column < Math.min(header.size(), line.getFieldCount()); column++) {
            Type type = types.get(header.get(column));
            String text = DirectoryFile.clean(line.getField(column)).strip();
            if (type != null) {
                record.set(header.get(column), text.isEmpty() ? JsonNodeFactory.instance.nullNode() : node(text, type));
            }
        }
        return record;
    }

    private static JsonNode node(String text, Type type) {
        return switch (type) {
            case TEXT -> JsonNodeFactory.instance.stringNode(text);
            case LIST -> list(text);
            case NUMBER, INTEGER -> number(text, type);
        };
    }

    /** What is no number stays a text, which the schema then refuses. */
    private static JsonNode number(String text, Type type) {
        try {
            double value = Double.parseDouble(text.replace(',', '.'));
            if (type == Type.INTEGER && value == Math.rint(value) && Math.abs(value) < Integer.MAX_VALUE) {
                return JsonNodeFactory.instance.numberNode((long) value);
            }
            if (Double.isFinite(value)) {
                return JsonNodeFactory.instance.numberNode(value);
            }
        } catch (NumberFormatException none) {
            return JsonNodeFactory.instance.stringNode(text);
        }
        return JsonNodeFactory.instance.stringNode(text);
    }

    private static JsonNode list(String text) {
        if (text.startsWith("[")) {
            try {
                JsonNode read = JsonMapper.shared().readTree(text);
                if (read instanceof ArrayNode values && values.valueStream().allMatch(JsonNode::isString)) {
                    return values;
                }
            } catch (JacksonException broken) {
                return JsonNodeFactory.instance.stringNode(text);
            }
            return JsonNodeFactory.instance.stringNode(text);
        }
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        for (String each : text.replaceAll("^\\{|}$", "").split("[,|;]", -1)) {
            if (!each.isBlank()) {
                values.add(each.strip().replaceAll("^\"|\"$", ""));
            }
        }
        return values;
    }
}
