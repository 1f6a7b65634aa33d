package org.visibles.indicators.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.visibles.indicators.FieldActivity;
import org.visibles.indicators.FieldActivity.Row;
import org.visibles.indicators.FieldFigure;
import org.visibles.indicators.Value;
import org.visibles.indicators.ui.PlainFile.Cell;

/** The work in the field as a file: one line for all, each quarter and each organisation. */
record FieldFile(Labels labels, FieldActivity activity, boolean programme) {

    PlainFile file() {
        Labels plain = labels.ungrouped();
        FieldLabels words = new FieldLabels(plain, activity);
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(row(plain, words, plain.text("indicators.total"), activity.total()));
        activity.quarters().forEach(row -> rows.add(row(plain, words, plain.text("indicators.variable.quarter"), row)));
        words.organisations()
                .forEach(row -> rows.add(row(plain, words, plain.text("indicators.variable.organisation"), row)));
        List<String> headers = new ArrayList<>(List.of(
                plain.text("indicators.column.by"),
                plain.text("indicators.column.category"),
                plain.text("indicators.column.code")));
        List<List<String>> notes = new ArrayList<>();
        notes.add(List.of(
                plain.text("indicators.field.known-on", plain.day(activity.knownOn()), plain.day(activity.until()))));
        DefinitionWords definitions = new DefinitionWords(plain);
        for (FieldFigure figure : FieldFigure.values()) {
            headers.add(plain.text(figure.key()));
            notes.add(definitions.note(figure));
        }
        return new PlainFile(
                "action-de-terrain-" + (programme ? "programme" : "structure") + "-" + activity.knownOn(),
                plain.text("indicators.part.field"),
                headers,
                rows::stream,
                Provenance.of(plain, activity, List.of(FieldFigure.values())),
                plain.text("indicators.sheet.read-me"),
                notes);
    }

    private static List<Cell> row(Labels plain, FieldLabels words, String by, Row row) {
        return Stream.concat(
                        Stream.of(Cell.of(by), Cell.of(words.category(row)), Cell.of(row.category())),
                        Stream.of(FieldFigure.values()).map(figure -> {
                            Value value = row.value(figure);
                            return new Cell(
                                    FieldLabels.value(plain, row, figure),
                                    value.isShown() ? Double.valueOf(value.number()) : null,
                                    false);
                        }))
                .toList();
    }
}
