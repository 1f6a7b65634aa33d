package org.visibles.matching;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Which first names are one: diminutives and transliterations, from {@code /matching/variants.txt}. */
final class Variants {

    private static final String RESOURCE = "/matching/variants.txt";

    private final Map<String, String> forms;

    private Variants(Map<String, String> forms) {
        this.forms = forms;
    }

    static Variants shipped() {
        Map<String, String> forms = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Variants.class.getResourceAsStream(RESOURCE)), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] names = line.strip().split("\\s+");
                for (String name : names) {
                    forms.putIfAbsent(name, names[0]);
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Variants(Map.copyOf(forms));
    }

    /** The first of its line; the name itself when it has none. */
    String form(String joined) {
        return forms.getOrDefault(joined, joined);
    }
}
