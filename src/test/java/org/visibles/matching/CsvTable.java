package org.visibles.matching;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of records as programs write them: commas, semicolons, tabs or bars, quoted or not, UTF-8 or Windows-1252, with a
 * mark of the byte order or without; a record may have more or fewer fields than the first line has names.
 */
final class CsvTable {

    private static final String SEPARATORS = ",;\t|";
    private static final char MARK = '\uFEFF';

    private final Path file;
    private final Charset charset;
    private final char separator;

    /** Told each record, the line with the names too. */
    interface Records {
        void record(CsvRecord record);
    }

    CsvTable(Path file) throws IOException {
        this.file = file;
        if (!Files.isRegularFile(file)) {
            throw new UnusableData(file.getFileName() + " is missing in " + file.getParent());
        }
        charset = charset(file);
        try (BufferedReader lines = open()) {
            separator = separator(lines.readLine());
        }
    }

    void each(Records records) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(open())) {
            for (CsvRecord record : reader) {
                records.record(record);
            }
        }
    }

    /** Without blanks around it; empty where the record has no such field. */
    static String field(CsvRecord record, int column) {
        return column < record.getFieldCount() ? record.getField(column).strip() : "";
    }

    /** @return -1 where there is none of that name, whatever its capitals */
    static int column(List<String> header, String name) {
        return IntStream.range(0, header.size())
                .filter(at -> header.get(at).strip().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElse(-1);
    }

    private BufferedReader open() throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset));
        skipMark(text);
        return text;
    }

    private static void skipMark(Reader text) throws IOException {
        text.mark(1);
        if (text.read() != MARK) {
            text.reset();
        }
    }

    private char separator(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw new UnusableData(file.getFileName() + " is empty");
        }
        String outside = header.replaceAll("\"[^\"]*\"", "");
        char most = SEPARATORS.charAt(0);
        for (char each : SEPARATORS.toCharArray()) {
            if (count(outside, each) > count(outside, most)) {
                most = each;
            }
        }
        return most;
    }

    private static long count(String text, char letter) {
        return text.chars().filter(each -> each == letter).count();
    }

    private static Charset charset(Path file) throws IOException {
        byte[] start = new byte[2];
        try (var bytes = new BufferedInputStream(Files.newInputStream(file))) {
            String order = bytes.read(start) == 2 ? HexFormat.of().formatHex(start) : "";
            if (order.equals("feff") || order.equals("fffe")) {
                return StandardCharsets.UTF_16;
            }
        }
        try (Reader strict = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder())) {
            strict.transferTo(Writer.nullWriter());
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException notUtf8) {
            return Charset.forName("windows-1252");
        }
    }
}
