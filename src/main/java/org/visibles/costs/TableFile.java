package org.visibles.costs;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.visibles.kernel.RuleViolation;

/** Reads a table from a file, CSV or Excel: each line with its number and its cells as texts, blank lines left out. */
final class TableFile {

    /** Bytes. */
    static final long LARGEST = 10L << 20;
    /** Lines, the header included. */
    static final int MOST_LINES = 20_000;

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final char MARK = '\uFEFF';
    private static final int LONGEST_LINE = 1 << 17;

    /** One line; its number is the one that a spreadsheet or an editor shows. */
    record Line(long number, List<String> cells) {

        String cell(int column) {
            return column >= 0 && column < cells.size() ? cells.get(column) : "";
        }

        boolean blank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    private TableFile() {}

    /**
     * @throws RuleViolation {@code rule.costs.import.…} when the file as a whole cannot be read
     */
    static List<Line> read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new RuleViolation("rule.costs.import.size", LARGEST >> 20);
        }
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K') {
            return WorkbookFile.read(file);
        }
        if (bytes.length > 1 && (bytes[0] & 0xff) == 0xd0 && (bytes[1] & 0xff) == 0xcf) {
            throw new RuleViolation("rule.costs.import.old-excel");
        }
        String text = text(bytes);
        if (text.indexOf('\0') >= 0) {
            throw new RuleViolation("rule.costs.import.no-table");
        }
        return csv(text);
    }

    /** As its mark says, else UTF-8 where all of it is, else Windows-1252, as French Excel writes. */
    private static String text(byte[] bytes) {
        if (bytes.length > 1 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            return new String(bytes, WINDOWS);
        }
    }

    private static List<Line> csv(String text) {
        List<Line> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator(text))
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_LINE)
                .ofCsvRecord(text)) {
            for (CsvRecord record : csv) {
                add(lines, new Line(record.getStartingLineNumber(), record.getFields()));
            }
        } catch (CsvParseException broken) {
            throw new RuleViolation("rule.costs.import.broken");
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return lines;
    }

    static void add(List<Line> lines, Line line) {
        if (line.blank()) {
            return;
        }
        if (lines.size() == MOST_LINES) {
            throw new RuleViolation("rule.costs.import.lines", MOST_LINES);
        }
        lines.add(line);
    }

    /** The one that divides the first line most. */
    private static char separator(String text) {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        char best = ';';
        for (char each : new char[] {',', '\t'}) {
            best = count(first, each) > count(first, best) ? each : best;
        }
        return best;
    }

    private static long count(String text, char which) {
        return text.chars().filter(each -> each == which).count();
    }
}
