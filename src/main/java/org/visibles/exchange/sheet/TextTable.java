package org.visibles.exchange.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.visibles.exchange.sheet.TableFile.Format;
import org.visibles.exchange.sheet.TableFile.Found;
import org.visibles.exchange.sheet.TableFile.Remark;
import org.visibles.kernel.RuleViolation;

/** Reads a text whose cells are divided by some sign (CSV). */
final class TextTable {

    private static final int SAMPLE = 1 << 16;
    private static final int LONGEST_LINE = 1 << 20;

    private TextTable() {}

    static Found read(Path file, Lines lines) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), SAMPLE)) {
            Charset wide = wide(in);
            if (wide != null) {
                table(new InputStreamReader(in, wide), lines);
                return new Found(Format.CSV, wide.name(), Set.of(), List.of());
            }
            MixedReader text = new MixedReader(in);
            table(text, lines);
            List<Remark> remarks =
                    text.mixedFrom() > 0 ? List.of(Remark.of("mixed-encodings", text.mixedFrom())) : List.of();
            return new Found(Format.CSV, text.encoding(), Set.of(), remarks);
        }
    }

    /** UTF-16, by its mark or by every other byte being none; null for anything else. A mark is read over. */
    private static @Nullable Charset wide(InputStream in) throws IOException {
        in.mark(4);
        byte[] begin = in.readNBytes(4);
        in.reset();
        if (at(begin, 0) == 0xff && at(begin, 1) == 0xfe || at(begin, 0) == 0xfe && at(begin, 1) == 0xff) {
            in.skipNBytes(2);
            return at(begin, 0) == 0xff ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        }
        if (at(begin, 0) == 0xef && at(begin, 1) == 0xbb && at(begin, 2) == 0xbf) {
            in.skipNBytes(3);
            return null;
        }
        if (at(begin, 0) > 0 && at(begin, 1) == 0 && at(begin, 2) > 0 && at(begin, 3) == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return at(begin, 0) == 0 && at(begin, 1) > 0 && at(begin, 2) == 0 && at(begin, 3) > 0
                ? StandardCharsets.UTF_16BE
                : null;
    }

    private static int at(byte[] bytes, int index) {
        return index < bytes.length ? bytes[index] & 0xff : -1;
    }

    private static void table(Reader text, Lines lines) throws IOException {
        char[] begin = new char[SAMPLE];
        int length = 0;
        for (int read = 0; read >= 0 && length < begin.length; read = text.read(begin, length, begin.length - length)) {
            length += read;
        }
        String sample = new String(begin, 0, length);
        if (sample.indexOf('\0') >= 0) {
            throw new RuleViolation("rule.exchange.file.no-table");
        }
        Separator separator = Separator.of(sample);
        PushbackReader whole = new PushbackReader(text, SAMPLE);
        whole.unread(begin, separator.skip(), length - separator.skip());
        long skipped = separator.skip() > 0 ? 1 : 0;
        long last = skipped;
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator.sign())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_LINE)
                .ofCsvRecord(whole)) {
            for (CsvRecord record : csv) {
                last = skipped + record.getStartingLineNumber();
                lines.add(last, record.getFields());
            }
        } catch (CsvParseException broken) {
            throw new RuleViolation("rule.exchange.file.quote", last + 1);
        }
    }
}
