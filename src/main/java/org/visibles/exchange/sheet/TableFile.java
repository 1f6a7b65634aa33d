package org.visibles.exchange.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.RuleViolation;

/** Reads the table of a file, told by its content, never by its name: Excel (.xlsx), OpenDocument (.ods) or text (CSV). */
public final class TableFile {

    /** Bytes. */
    public static final long LARGEST = 100L << 20;
    /** Lines, the header not among them. */
    public static final int MOST_LINES = 200_000;

    public static final int MOST_COLUMNS = 1_000;
    /** Characters; what a cell holds beyond is no value of a record. */
    static final int LONGEST_CELL = 4_000;

    private static final int BEGIN = 8;
    /** An encrypted workbook says so in the directory of its container. */
    private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

    private static final List<byte[]> NO_TEXT = List.of(
            new byte[] {(byte) 0x89, 'P', 'N', 'G'},
            new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff},
            new byte[] {'G', 'I', 'F', '8'},
            new byte[] {'%', 'P', 'D', 'F'},
            new byte[] {0x1f, (byte) 0x8b},
            new byte[] {'{', '\\', 'r', 't', 'f'});

    public enum Format {
        XLSX,
        ODS,
        CSV
    }

    /**
     * What was read.
     *
     * @param detail the sheet's name, or the encoding of a text
     * @param hidden columns, from 0, that the author had hidden
     * @param remarks what should be known of the file
     */
    public record Found(Format format, String detail, Set<Integer> hidden, List<Remark> remarks) {

        public Found {
            hidden = Set.copyOf(hidden);
            remarks = List.copyOf(remarks);
        }
    }

    /** Something that was left out or guessed: {@code exchange.remark.<code>} is its text. */
    public record Remark(String code, List<String> arguments) {

        public Remark {
            arguments = List.copyOf(arguments);
        }

        static Remark of(String code, Object... arguments) {
            return new Remark(
                    code, List.of(arguments).stream().map(Object::toString).toList());
        }

        /**
         * What every kind of sheet tells of.
         *
         * @param wide whether there were more columns than are read
         */
        static List<Remark> ofSheet(Set<Integer> hiddenColumns, long hiddenRows, long formulas, boolean wide) {
            List<Remark> remarks = new ArrayList<>();
            if (!hiddenColumns.isEmpty()) {
                String letters =
                        hiddenColumns.stream().limit(10).map(Values::letters).collect(Collectors.joining(", "));
                remarks.add(of("hidden-columns", letters));
            }
            if (hiddenRows > 0) {
                remarks.add(of("hidden-rows", hiddenRows));
            }
            if (formulas > 0) {
                remarks.add(of("formulas", formulas));
            }
            if (wide) {
                remarks.add(of("wide", MOST_COLUMNS));
            }
            return remarks;
        }
    }

    private TableFile() {}

    /**
     * @param lines given each line that is not blank, in its order
     * @throws RuleViolation {@code rule.exchange.file.…} when the file as a whole cannot be read
     */
    public static Found read(Path file, Consumer<Line> lines) throws IOException {
        return read(file, null, lines);
    }

    /**
     * @param sheet which of a workbook is read; null for the first that can be seen
     * @throws RuleViolation {@code rule.exchange.file.no-sheet} where there is none of that name
     */
    public static Found read(Path file, @Nullable String sheet, Consumer<Line> lines) throws IOException {
        byte[] begin = begin(file);
        Lines checked = new Lines(lines);
        Found found = starts(begin, 'P', 'K') ? readArchive(file, sheet, checked) : read(file, begin, checked);
        if (checked.count() == 0) {
            throw new RuleViolation("rule.exchange.file.empty");
        }
        return found;
    }

    /**
     * The sheets among which one can choose: those that can be seen, where there are several.
     *
     * @throws RuleViolation as {@link #read}
     */
    public static List<Sheet> sheets(Path file) throws IOException {
        return starts(begin(file), 'P', 'K')
                ? archive(file, WorkbookTable::sheets, OpenDocumentTable::sheets)
                : List.of();
    }

    private static byte[] begin(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new RuleViolation("rule.exchange.file.size", LARGEST >> 20);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(BEGIN);
        }
    }

    private static Found read(Path file, byte[] begin, Lines lines) throws IOException {
        if (starts(begin, 0xd0, 0xcf, 0x11, 0xe0)) {
            throw new RuleViolation(
                    holds(file, ENCRYPTED) ? "rule.exchange.file.password" : "rule.exchange.file.old-excel");
        }
        for (byte[] other : NO_TEXT) {
            if (begin.length >= other.length
                    && java.util.Arrays.equals(begin, 0, other.length, other, 0, other.length)) {
                throw new RuleViolation("rule.exchange.file.no-table");
            }
        }
        return TextTable.read(file, lines);
    }

    private interface Reading<T> {
        T of(Archive archive) throws IOException;
    }

    private static Found readArchive(Path file, @Nullable String sheet, Lines lines) throws IOException {
        return archive(
                file,
                archive -> WorkbookTable.read(archive, sheet, lines),
                archive -> OpenDocumentTable.read(archive, sheet, lines));
    }

    private static <T> T archive(Path file, Reading<T> workbook, Reading<T> openDocument) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Archive archive = new Archive(zip, Files.size(file));
            if (archive.has("xl/workbook.xml")) {
                return workbook.of(archive);
            }
            if (archive.has("content.xml")) {
                return openDocument.of(archive);
            }
            throw new RuleViolation("rule.exchange.file.no-table");
        } catch (ZipException broken) {
            throw new RuleViolation("rule.exchange.file.broken");
        }
    }

    private static boolean starts(byte[] begin, int... bytes) {
        if (begin.length < bytes.length) {
            return false;
        }
        for (int index = 0; index < bytes.length; index++) {
            if ((begin[index] & 0xff) != bytes[index]) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(Path file, byte[] sought) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] piece = new byte[1 << 16];
            int kept = 0;
            for (int read = in.read(piece); read >= 0; read = in.read(piece, kept, piece.length - kept)) {
                int length = kept + read;
                if (new String(piece, 0, length, StandardCharsets.ISO_8859_1)
                        .contains(new String(sought, StandardCharsets.ISO_8859_1))) {
                    return true;
                }
                kept = Math.min(sought.length, length);
                System.arraycopy(piece, length - kept, piece, 0, kept);
            }
            return false;
        }
    }
}
