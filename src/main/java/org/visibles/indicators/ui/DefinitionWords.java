package org.visibles.indicators.ui;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.visibles.indicators.DefinitionVersion;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Variable;

/** What the registry says of an indicator, in words: the same for page, file and manual. */
record DefinitionWords(Labels labels) {

    /** One thing said of it. */
    record Entry(String name, String words) {}

    /** How it is worked out, from what, since when. */
    List<Entry> essential(Indicator indicator) {
        DefinitionVersion version = indicator.version();
        return Stream.of(
                        entry("numerator", labels.text(indicator.numeratorKey())),
                        entry(
                                "denominator",
                                indicator.denominatorKey().map(labels::text).orElse("")),
                        entry("apart", apart(indicator)),
                        entry("source", labels.text(indicator.source().key())),
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
    List<Entry> published(Indicator indicator) {
        return List.of(
                entry("unit", labels.text(indicator.unit().key())),
                entry(
                        "dimensions",
                        Variable.dimensions().stream()
                                .filter(indicator.dimensions()::contains)
                                .map(labels::variable)
                                .collect(Collectors.joining(", "))),
                entry(
                        "minimum",
                        labels.text("indicators.registry.minimum.cell", String.valueOf(indicator.minimumCell()))));
    }

    List<Entry> all(Indicator indicator) {
        return Stream.concat(essential(indicator).stream(), published(indicator).stream())
                .toList();
    }

    private String apart(Indicator indicator) {
        return Stream.of(
                        indicator.countsNotStated() ? labels.text("indicators.registry.not-stated") : "",
                        indicator.countsToReconfirm() ? labels.text("indicators.registry.to-reconfirm") : "")
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" ; "));
    }

    private Entry entry(String name, String words) {
        return new Entry(labels.text("indicators.registry." + name), words);
    }
}
