package org.visibles.matching;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A folder with {@code records.csv}, {@code truth.csv} and {@code mapping.properties}. The last says for each of the
 * {@link #FIELDS} from which column it comes; several, with commas between them, are joined with a blank, and are each a
 * telephone or an e-mail address. {@code birthDate.pattern} says how a date is written. Only the id is needed.
 */
final class LabelledFolder {

    private static final String ID = "id";
    private static final List<String> FIELDS = List.of(
            ID, "firstName", "lastName", "sex", "birthDate", "phone", "email", "address", "locality", "postalCode");
    private static final Set<String> NOTHING = Set.of("nan", "null", "none", "n/a", "\\n", "unknown", "?", "-");
    private static final Pattern WHOLE =
            Pattern.compile("(\\d+)\\.0+"); // a number that passed through a column of fractions
    private static final Pattern SEVERAL = Pattern.compile("[;|]");

    private final Path folder;
    private final Map<String, String> mapping;
    private final WrittenBirth birth;
    private final Map<String, int[]> columns = new LinkedHashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final List<Described> people = new ArrayList<>();

    LabelledFolder(Path folder) throws IOException {
        this.folder = folder;
        mapping = mapping(folder.resolve("mapping.properties"));
        birth = new WrittenBirth(mapping.getOrDefault("birthdate.pattern", "yyyy-MM-dd"));
    }

    LabelledPairs read() throws IOException {
        try {
            new CsvTable(folder.resolve("records.csv")).each(this::person);
            if (people.isEmpty()) {
                throw new UnusableData("records.csv has names of columns and no record");
            }
            return new LabelledPairs(people, new LabelledTruth(places).read(folder.resolve("truth.csv")));
        } catch (CsvParseException | UncheckedIOException unreadable) {
            throw new UnusableData(folder + " cannot be read: " + unreadable.getMessage());
        }
    }

    private static Map<String, String> mapping(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UnusableData("mapping.properties is missing in " + file.getParent()
                    + ": it says from which column each of " + FIELDS + " comes");
        }
        Properties read = new Properties();
        String text = Files.readString(file, StandardCharsets.UTF_8);
        read.load(new java.io.StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
        Map<String, String> mapping = new HashMap<>();
        read.stringPropertyNames()
                .forEach(key -> mapping.put(key.strip().toLowerCase(Locale.ROOT), read.getProperty(key)));
        return mapping;
    }

    private void person(CsvRecord row) {
        if (columns.isEmpty()) {
            header(row.getFields());
            return;
        }
        String id = id(values(row, ID).collect(Collectors.joining(" ")));
        if (id.isEmpty()) {
            throw new UnusableData("records.csv, line " + row.getStartingLineNumber() + ": no id");
        }
        if (places.put(id, people.size()) != null) {
            throw new UnusableData(
                    "records.csv, line " + row.getStartingLineNumber() + ": the id " + id + " is there twice");
        }
        String[] names = names(row);
        people.add(new Described(
                names[0],
                names[1],
                birth.read(joined(row, "birthDate")),
                joined(row, "sex"),
                each(row, "phone"),
                each(row, "email"),
                Set.of(),
                joined(row, "address"),
                joined(row, "postalCode"),
                joined(row, "locality")));
    }

    /** Where one column has the whole name it is taken apart: "Martin, Zoé" and "Zoé Martin" are one. */
    private @Nullable String[] names(CsvRecord row) {
        String first = joined(row, "firstName");
        String last = joined(row, "lastName");
        int[] ofFirst = columns.getOrDefault("firstName", new int[0]);
        int[] ofLast = columns.getOrDefault("lastName", new int[0]);
        String whole = ofFirst.length == 0 ? last : ofLast.length == 0 || Arrays.equals(ofFirst, ofLast) ? first : null;
        if (whole == null) {
            return new String[] {first, last};
        }
        String[] turned = whole.split("\\s*,\\s*", 2);
        String[] words = turned.length == 2 ? new String[] {turned[1], turned[0]} : whole.split("\\s+", 2);
        return words.length == 2 ? words : new String[] {first, last};
    }

    private void header(List<String> header) {
        for (String field : FIELDS) {
            String named =
                    mapping.getOrDefault(field.toLowerCase(Locale.ROOT), "").strip();
            columns.put(
                    field,
                    named.isEmpty()
                            ? new int[0]
                            : Arrays.stream(named.split(","))
                                    .mapToInt(name -> column(header, field, name))
                                    .toArray());
        }
        if (columns.getOrDefault(ID, new int[0]).length == 0) {
            throw new UnusableData("mapping.properties does not say which column is the id; records.csv has " + header);
        }
    }

    private static int column(List<String> header, String field, String name) {
        int column = CsvTable.column(header, name);
        if (column < 0) {
            throw new UnusableData("mapping.properties: " + field + " comes from a column \"" + name.strip()
                    + "\", which records.csv does not have; it has " + header);
        }
        return column;
    }

    private java.util.stream.Stream<String> values(CsvRecord row, String field) {
        return Arrays.stream(columns.getOrDefault(field, new int[0]))
                .mapToObj(column -> CsvTable.field(row, column))
                .filter(value -> !value.isEmpty() && !NOTHING.contains(value.toLowerCase(Locale.ROOT)));
    }

    private @Nullable String joined(CsvRecord row, String field) {
        String joined = values(row, field)
                .map(value -> WHOLE.matcher(value).replaceFirst("$1"))
                .collect(Collectors.joining(" "));
        return joined.isEmpty() ? null : joined;
    }

    private Set<String> each(CsvRecord row, String field) {
        return values(row, field)
                .flatMap(SEVERAL::splitAsStream)
                .map(value -> WHOLE.matcher(value.strip()).replaceFirst("$1"))
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** As records and truth may write it differently. */
    static String id(String written) {
        return WHOLE.matcher(written.strip()).replaceFirst("$1");
    }
}
