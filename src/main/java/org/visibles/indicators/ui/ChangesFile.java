package org.visibles.indicators.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.visibles.indicators.Cause;
import org.visibles.indicators.Changes;
import org.visibles.indicators.Changes.Moved;
import org.visibles.indicators.Figures.Line;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Value;
import org.visibles.indicators.ui.PlainFile.Cell;

/** What changed in the published form as a file: a line for each cause, and one for each figure that is not what it was. */
record ChangesFile(Labels labels, Changes changes) {

    PlainFile file() {
        Labels plain = labels.ungrouped();
        ChangeWords words = new ChangeWords(plain, changes);
        List<String> headers = List.of(
                plain.text("indicators.changes.table"),
                plain.text("indicators.changes.line"),
                plain.text("indicators.column.code"),
                plain.text("indicators.changes.before", plain.day(changes.since())),
                plain.text("indicators.changes.after", plain.day(changes.until())),
                plain.text("indicators.changes.difference"),
                plain.text("indicators.changes.recorded.least"),
                plain.text("indicators.column.known-before"),
                plain.text("indicators.column.version"));
        List<List<String>> notes = new ArrayList<>();
        notes.add(List.of(plain.text("indicators.changes.title"), words.explanation()));
        changes.recorded()
                .keySet()
                .forEach(cause -> notes.add(List.of(plain.text(cause.key()), plain.text(cause.key() + ".meaning"))));
        changes.moved()
                .forEach(moved -> notes.add(List.of(
                        plain.indicator(moved.indicator()),
                        plain.text(moved.indicator().formulaKey()))));
        return new PlainFile(
                "ce-qui-a-change-" + changes.since() + "-" + changes.until(),
                plain.text("indicators.part.changes"),
                headers,
                () -> Stream.concat(
                        changes.recorded().entrySet().stream().map(each -> recorded(plain, each)),
                        changes.moved().stream().map(each -> moved(plain, words, each))),
                new Provenance(plain, changes.programme(), null, null, changes.until(), ""),
                plain.text("indicators.sheet.read-me"),
                notes);
    }

    private List<Cell> recorded(Labels plain, Map.Entry<Cause, Value> recorded) {
        Cause cause = recorded.getKey();
        Cell none = Cell.of("");
        return List.of(
                Cell.of(plain.text("indicators.changes.causes")),
                Cell.of(plain.text(cause.key())),
                Cell.of(cause.name()),
                none,
                none,
                none,
                cell(plain.count(recorded.getValue()), recorded.getValue(), false),
                Cell.of(changes.since().toString()),
                none);
    }

    private List<Cell> moved(Labels plain, ChangeWords words, Moved moved) {
        Indicator indicator = moved.indicator();
        return List.of(
                Cell.of(plain.text("indicators.changes.figures")),
                Cell.of(plain.indicator(indicator)),
                Cell.of(indicator.code()),
                result(plain, moved.before()),
                result(plain, moved.after()),
                cell(
                        words.difference(moved)
                                .replaceFirst("^[+]", ""), // with it a spreadsheet takes it for a formula
                        moved.difference(),
                        indicator.unit() == Indicator.Unit.SHARE),
                Cell.of(""),
                Cell.of(changes.since().toString()),
                Cell.of(String.valueOf(indicator.version().number())));
    }

    private static Cell result(Labels plain, Line line) {
        return cell(plain.result(line), line.result(), line.indicator().unit() == Indicator.Unit.SHARE);
    }

    private static Cell cell(String text, Value value, boolean share) {
        return new Cell(text, value.isShown() ? Double.valueOf(value.number()) : null, share);
    }
}
