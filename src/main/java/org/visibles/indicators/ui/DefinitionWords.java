package org.visibles.indicators.ui;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.visibles.indicators.Defined;
import org.visibles.indicators.DefinitionVersion;

/** What the registry says of a figure, in words: the same for page, file and manual. */
record DefinitionWords(Labels labels) {

    /** One thing said of it. */
    record Entry(String name, String words) {}

    /** How it is worked out, from what, since when. */
    List<Entry> essential(Defined figure) {
        DefinitionVersion version = figure.version();
        return Stream.of(
                        entry("numerator", labels.text(figure.numeratorKey())),
                        entry(
                                "denominator",
                                figure.denominatorKey().map(labels::text).orElse("")),
                        entry("apart", apart(figure)),
                        entry("source", labels.text(figure.source().key())),
                        entry(
                                "version",
                                labels.text(
                                        "indicators.registry.version.since",
                                        String.valueOf(version.number()),
                                        labels.day(version.since()))))
                .filter(entry -> !entry.words().isEmpty())
                .toList();
    }

    /** In what it is given, by what it can be broken down, and what is hidden. */
    List<Entry> published(Defined figure) {
        return List.of(
                entry("unit", labels.text(figure.unitKey())),
                entry(
                        "dimensions",
                        figure.dimensionKeys().stream().map(labels::text).collect(Collectors.joining(", "))),
                entry("minimum", minimum(figure)));
    }

    private String minimum(Defined figure) {
        return figure.minimumCell().isPresent()
                ? labels.text(
                        "indicators.registry.minimum.cell",
                        String.valueOf(figure.minimumCell().getAsInt()))
                : labels.text("indicators.registry.minimum.none");
    }

    List<Entry> all(Defined figure) {
        return Stream.concat(essential(figure).stream(), published(figure).stream())
                .toList();
    }

    /** A line of a file's notes: its name, its formula, and all that is said of it. */
    List<String> note(Defined figure) {
        return Stream.concat(
                        Stream.of(labels.text(figure.key()), labels.text(figure.formulaKey())),
                        all(figure).stream()
                                .map(entry -> labels.text("indicators.registry.entry", entry.name(), entry.words())))
                .toList();
    }

    private String apart(Defined figure) {
        return Stream.of(
                        figure.countsNotStated() ? labels.text("indicators.registry.not-stated") : "",
                        figure.countsToReconfirm() ? labels.text("indicators.registry.to-reconfirm") : "")
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("\u202F; "));
    }

    private Entry entry(String name, String words) {
        return new Entry(labels.text("indicators.registry." + name), words);
    }
}
