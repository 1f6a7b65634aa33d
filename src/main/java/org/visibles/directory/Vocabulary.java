package org.visibles.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The lists of the data·inclusion schema v1, with the words for their codes. They are in French alone. */
@Component
public class Vocabulary {

    /** One list of the schema. */
    public enum Term {
        THEME("thematiques"),
        PUBLIC("publics"),
        MODE("modes-accueil"),
        TYPE("types-de-services"),
        FEES("frais"),
        ACCESS("modes-mobilisation"),
        BY("personnes-mobilisatrices"),
        NETWORK("reseaux-porteurs");

        private final String file;

        Term(String file) {
            this.file = file;
        }
    }

    private final Map<Term, Map<String, String>> labels = new EnumMap<>(Term.class);

    Vocabulary() {
        for (Term term : Term.values()) {
            labels.put(term, Collections.unmodifiableMap(read(term.file)));
        }
    }

    private static Map<String, String> read(String name) {
        Map<String, String> labels = new LinkedHashMap<>();
        try (InputStream file = new ClassPathResource("directory/" + name + ".json").getInputStream()) {
            for (JsonNode each : JsonMapper.shared().readTree(file)) {
                labels.put(
                        each.required("value").asString(),
                        each.required("label").asString());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return labels;
    }

    /** Codes in the order of their list. */
    public List<String> codes(Term term) {
        return new ArrayList<>(of(term).keySet());
    }

    /** The words for a code; the code itself where the list does not know it. */
    public String label(Term term, String code) {
        return of(term).getOrDefault(code, code);
    }

    private Map<String, String> of(Term term) {
        return labels.getOrDefault(term, Map.of());
    }

    /** What a theme {@code category--value} belongs to, in words made from its code: the schema has none for it. */
    public static String category(String theme) {
        int end = theme.indexOf("--");
        String words = (end < 0 ? theme : theme.substring(0, end)).replace('-', ' ');
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
