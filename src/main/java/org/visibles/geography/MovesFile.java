package org.visibles.geography;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.visibles.kernel.RuleViolation;

/**
 * Reads INSEE's file of what happened to communes ("mouvements de communes", {@code v_mvt_commune_YYYY.csv}, as
 * published with the code officiel géographique): of communes alone, not of those delegated or associated to one.
 */
final class MovesFile {

    /** Bytes; that of all France since 1943 has some 2 MB. */
    static final long LARGEST = 20L << 20;

    private static final String COMMUNE = "COM";
    private static final Pattern CODE = Pattern.compile("[0-9][0-9AB][0-9]{3}");
    private static final List<String> COLUMNS =
            List.of("DATE_EFF", "TYPECOM_AV", "COM_AV", "LIBELLE_AV", "TYPECOM_AP", "COM_AP", "LIBELLE_AP");

    private MovesFile() {}

    /**
     * One line: what stood under one code stands under the other since that day.
     *
     * @param nameBefore with its article
     */
    record Line(LocalDate since, String before, String nameBefore, String after, String nameAfter) {

        boolean stays() {
            return before.equals(after);
        }
    }

    /**
     * In the order of the days.
     *
     * @throws RuleViolation {@code rule.geography.moves.…} when it is not such a file
     */
    static List<Line> read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new RuleViolation("rule.geography.moves.size", LARGEST >> 20);
        }
        List<Line> lines = new ArrayList<>();
        String text = text(Files.readAllBytes(file));
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .fieldSeparator(text.lines().findFirst().orElse("").indexOf(';') >= 0 ? ';' : ',')
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : csv) {
                line(row).ifPresent(lines::add);
            }
        } catch (CsvParseException broken) {
            throw new RuleViolation("rule.geography.moves.kind");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        if (lines.isEmpty()) {
            throw new RuleViolation("rule.geography.moves.kind");
        }
        lines.sort(Comparator.comparing(Line::since));
        return lines;
    }

    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException older) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** Empty for what is not of communes. */
    private static Optional<Line> line(NamedCsvRecord row) {
        Map<String, String> fields = new TreeMap<>();
        for (String name : row.getHeader()) {
            fields.put(
                    name.strip().toUpperCase(Locale.ROOT),
                    row.findField(name).orElse("").strip());
        }
        if (!fields.keySet().containsAll(COLUMNS)) {
            throw new RuleViolation("rule.geography.moves.kind");
        }
        String before = fields.getOrDefault("COM_AV", "");
        String after = fields.getOrDefault("COM_AP", "");
        if (!COMMUNE.equals(fields.get("TYPECOM_AV"))
                || !COMMUNE.equals(fields.get("TYPECOM_AP"))
                || !CODE.matcher(before).matches()
                || !CODE.matcher(after).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Line(
                    LocalDate.parse(fields.getOrDefault("DATE_EFF", "")),
                    before,
                    name(fields, "LIBELLE_AV"),
                    after,
                    name(fields, "LIBELLE_AP")));
        } catch (DateTimeException otherwise) {
            throw new RuleViolation("rule.geography.moves.day", row.getStartingLineNumber());
        }
    }

    private static String name(Map<String, String> fields, String column) {
        String name = fields.getOrDefault(column, "").replaceAll("[\\p{C}\\p{Z}]+", " ");
        return name.substring(0, Math.min(name.length(), 200));
    }
}
