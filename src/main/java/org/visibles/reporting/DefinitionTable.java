package org.visibles.reporting;

import java.util.List;
import org.visibles.indicators.Defined;
import org.visibles.indicators.DefinitionVersion;
import org.visibles.indicators.RegistryPart;
import org.visibles.reporting.ReportContent.Cell;
import org.visibles.reporting.ReportContent.Drawing;
import org.visibles.reporting.ReportContent.Row;
import org.visibles.reporting.ReportContent.Table;

/** What the figures mean, of the registry. */
record DefinitionTable(ReportWords words) {

    static final String CODE = "definitions";

    /** As they are on the day on which the report is made. */
    Table table() {
        return new Table(
                CODE,
                words.text("reporting.table.definitions"),
                words.text("reporting.sentence.definitions"),
                words.text("indicators.indicator"),
                Drawing.NONE,
                List.of(
                        words.column("definition", "indicators.definition", false),
                        words.column("source", "indicators.registry.source", false),
                        words.column("version", "indicators.registry.version", false)),
                RegistryPart.all().stream()
                        .flatMap(part -> part.figures().stream().map(figure -> row(part, figure)))
                        .toList());
    }

    private Row row(RegistryPart part, Defined figure) {
        String name = words.text(figure.key());
        return new Row(
                figure.registryCode(),
                part.ofCohort() ? name : words.text("indicators.registry.entry", words.text(part.key()), name),
                List.of(
                        Cell.text(words.text(figure.formulaKey())),
                        Cell.text(words.text(figure.source().key())),
                        Cell.text(version(figure.version()))));
    }

    private String version(DefinitionVersion version) {
        return words.text(
                "indicators.registry.version.since", String.valueOf(version.number()), words.day(version.since()));
    }
}
