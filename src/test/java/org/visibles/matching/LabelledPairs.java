package org.visibles.matching;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * People of whom somebody knows which are one.
 *
 * @param truth pairs of places in the list, as {@link #pair} makes them
 */
record LabelledPairs(List<Described> people, Set<Long> truth) {

    /**
     * @param folder with {@code records.csv}, {@code truth.csv} (two columns of ids) and {@code mapping.properties}, which
     *     says for each of id, firstName, lastName, sex, birthDate, phone, email, address, locality, postalCode from which
     *     column it comes; several, with commas between them, are joined with a blank. {@code birthDate.pattern} says how a
     *     date is written; four digits alone are a year
     */
    static LabelledPairs read(Path folder) throws IOException {
        Properties mapping = new Properties();
        try (var text = Files.newBufferedReader(folder.resolve("mapping.properties"))) {
            mapping.load(text);
        }
        List<Described> people = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(folder.resolve("records.csv"))) {
            for (NamedCsvRecord row : records) {
                places.put(column(row, mapping, "id"), people.size());
                people.add(described(row, mapping));
            }
        }
        Set<Long> truth = new HashSet<>();
        try (CsvReader<NamedCsvRecord> pairs = CsvReader.builder().ofNamedCsvRecord(folder.resolve("truth.csv"))) {
            for (NamedCsvRecord row : pairs) {
                truth.add(pair(
                        places.get(row.getField(0).strip()),
                        places.get(row.getField(1).strip())));
            }
        }
        return new LabelledPairs(people, truth);
    }

    static long pair(int one, int other) {
        return (long) Math.min(one, other) << Integer.SIZE | Math.max(one, other);
    }

    private static Described described(NamedCsvRecord row, Properties mapping) {
        return new Described(
                column(row, mapping, "firstName"),
                column(row, mapping, "lastName"),
                birth(column(row, mapping, "birthDate"), mapping.getProperty("birthDate.pattern", "yyyy-MM-dd")),
                column(row, mapping, "sex"),
                set(column(row, mapping, "phone")),
                set(column(row, mapping, "email")),
                Set.of(),
                column(row, mapping, "address"),
                column(row, mapping, "postalCode"),
                column(row, mapping, "locality"));
    }

    private static Set<String> set(@Nullable String value) {
        return value == null ? Set.of() : Set.of(value);
    }

    private static @Nullable String column(NamedCsvRecord row, Properties mapping, String field) {
        String columns = mapping.getProperty(field);
        if (columns == null) {
            return null;
        }
        String value = Stream.of(columns.split(","))
                .map(column -> row.findField(column.strip()).orElse("").strip())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return value.isEmpty() ? null : value;
    }

    /** A day that does not exist is kept as its digits when the pattern is made of them; else it is as good as none. */
    static @Nullable Birth birth(@Nullable String text, String pattern) {
        if (text == null) {
            return null;
        }
        if (text.matches("\\d{4}")) {
            return Birth.in(Integer.parseInt(text));
        }
        int[] parts = new int[3];
        for (int index = 0; index < Math.min(pattern.length(), text.length()); index++) {
            int part = "yMd".indexOf(pattern.charAt(index) == 'u' ? 'y' : pattern.charAt(index));
            if (part >= 0 && Character.isDigit(text.charAt(index))) {
                parts[part] = parts[part] * 10 + Character.digit(text.charAt(index), 10);
            }
        }
        if (pattern.length() == text.length() && parts[0] > 0) {
            return Birth.on(parts[0], parts[1], parts[2]);
        }
        try {
            LocalDate day = LocalDate.parse(text, DateTimeFormatter.ofPattern(pattern));
            return Birth.on(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
        } catch (DateTimeException notADate) {
            return null;
        }
    }
}
