package org.visibles.indicators.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.visibles.indicators.Territory;
import org.visibles.indicators.Territory.Area;
import org.visibles.indicators.Territory.Measure;
import org.visibles.indicators.Value;
import org.visibles.indicators.ui.PlainFile.Cell;

/** The figures of the map as a file: one line for each commune and QPV. */
record TerritoryFile(Labels labels, Territory territory, boolean programme) {

    PlainFile file() {
        Labels plain = labels.ungrouped();
        List<String> headers = new ArrayList<>(List.of(
                plain.text("indicators.column.by"),
                plain.text("indicators.column.category"),
                plain.text("indicators.column.code")));
        List<List<String>> notes = new ArrayList<>();
        notes.add(List.of(
                plain.text("indicators.map.known-on", plain.day(territory.knownOn()), plain.day(territory.until()))));
        DefinitionWords words = new DefinitionWords(plain);
        for (Measure measure : Measure.values()) {
            headers.add(plain.text(measure.key()));
            notes.add(words.note(measure));
        }
        return new PlainFile(
                "carte-" + (programme ? "programme" : "structure") + "-" + territory.knownOn(),
                plain.text("indicators.part.map"),
                headers,
                () -> Stream.of(TerritoryView.Level.values())
                        .flatMap(level -> territory.codes(level.generation()).stream()
                                .map(code -> row(plain, plain.text(level.key()), code))),
                Provenance.of(plain, territory, List.of(Measure.values())),
                plain.text("indicators.sheet.read-me"),
                notes);
    }

    private List<Cell> row(Labels plain, String level, String code) {
        Area area = territory.area(code);
        List<Cell> cells = new ArrayList<>(
                List.of(Cell.of(level), Cell.of(territory.names().getOrDefault(code, code)), Cell.of(code)));
        for (Measure measure : Measure.values()) {
            Value value = area.value(measure);
            boolean share = measure == Measure.CONNECTION;
            cells.add(new Cell(
                    share ? plain.share(value) : plain.count(value), value.isShown() ? value.number() : null, share));
        }
        return cells;
    }
}
