package org.visibles.exchange.column;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The lists of words that come with the program. */
final class WordLists {

    private static final Map<String, Field> NAMES = names();
    private static final Map<String, Map<String, String>> VALUES = values();

    private WordLists() {}

    /** The field that a column of this folded name holds. */
    static @Nullable Field field(String folded) {
        return NAMES.get(folded);
    }

    /** The code that these folded words mean in a list such as {@code SEX}. */
    static @Nullable String code(String list, String folded) {
        return VALUES.getOrDefault(list, Map.of()).get(folded);
    }

    private static Map<String, Field> names() {
        Map<String, Field> names = new LinkedHashMap<>();
        for (String line : lines("columns.txt")) {
            int colon = line.indexOf(':');
            Field field = Field.valueOf(line.substring(0, colon));
            for (String name : line.substring(colon + 1).split(";")) {
                names.put(Folded.of(name), field);
            }
        }
        return names;
    }

    private static Map<String, Map<String, String>> values() {
        Map<String, Map<String, String>> values = new LinkedHashMap<>();
        for (String line : lines("values.txt")) {
            int dot = line.indexOf('.');
            int colon = line.indexOf(':');
            Map<String, String> codes = values.computeIfAbsent(line.substring(0, dot), list -> new LinkedHashMap<>());
            for (String word : line.substring(colon + 1).split(";")) {
                codes.put(Folded.of(word), line.substring(dot + 1, colon));
            }
        }
        return values;
    }

    static List<String> lines(String resource) {
        InputStream in = Objects.requireNonNull(WordLists.class.getResourceAsStream("/exchange/" + resource));
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
