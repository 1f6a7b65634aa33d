package org.visibles.reporting;

import java.util.List;
import java.util.stream.Stream;
import org.visibles.indicators.DefinitionVersion;
import org.visibles.indicators.Indicator;
import org.visibles.reporting.ReportContent.Cell;
import org.visibles.reporting.ReportContent.Drawing;
import org.visibles.reporting.ReportContent.Row;
import org.visibles.reporting.ReportContent.Table;

/** What the indicators mean, of the registry. */
record DefinitionTable(ReportWords words) {

    /** As they are on the day on which the report is made. */
    Table table() {
        return new Table(
                "definitions",
                words.text("reporting.table.definitions"),
                words.text("reporting.sentence.definitions"),
                words.text("indicators.indicator"),
                Drawing.NONE,
                List.of(
                        words.column("definition", "indicators.definition", false),
                        words.column("source", "indicators.registry.source", false),
                        words.column("version", "indicators.registry.version", false)),
                Stream.of(Indicator.values())
                        .map(indicator -> new Row(
                                indicator.code(),
                                words.text(indicator.key()),
                                List.of(
                                        Cell.text(words.text(indicator.formulaKey())),
                                        Cell.text(words.text(indicator.source().key())),
                                        Cell.text(version(indicator)))))
                        .toList());
    }

    private String version(Indicator indicator) {
        DefinitionVersion version = indicator.version();
        return words.text(
                "indicators.registry.version.since", String.valueOf(version.number()), words.day(version.since()));
    }
}
