package org.visibles.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Draws names as frequent as in France: INSEE, fichier des prénoms 2022 and fichier des noms 2008 (Licence Ouverte). */
final class Names {

    private final Weighted<String> women = new Weighted<>();
    private final Weighted<String> men = new Weighted<>();
    private final Weighted<String> families = new Weighted<>();

    Names() {
        try (var rows = CsvReader.builder().ofNamedCsvRecord(open("/demo/prenoms.csv"))) {
            rows.forEach(row -> (row.getField("sexe").equals("F") ? women : men)
                    .add(capitalised(row.getField("prenom")), Long.parseLong(row.getField("naissances"))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        try (var rows = CsvReader.builder().ofNamedCsvRecord(open("/demo/noms.csv"))) {
            rows.forEach(
                    row -> families.add(capitalised(row.getField("nom")), Long.parseLong(row.getField("naissances"))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Reader open(String resource) {
        return new InputStreamReader(
                Objects.requireNonNull(Names.class.getResourceAsStream(resource)), StandardCharsets.UTF_8);
    }

    /** {@code JEAN-PIERRE} becomes {@code Jean-Pierre}. */
    private static String capitalised(String upper) {
        return Arrays.stream(upper.split("(?<=[-' ])"))
                .map(part -> part.substring(0, 1).toUpperCase(Locale.FRENCH)
                        + part.substring(1).toLowerCase(Locale.FRENCH))
                .collect(Collectors.joining());
    }

    String first(boolean woman, SplittableRandom random) {
        return (woman ? women : men).draw(random);
    }

    String family(SplittableRandom random) {
        return families.draw(random);
    }
}
