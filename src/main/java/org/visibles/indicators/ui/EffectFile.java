package org.visibles.indicators.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.visibles.indicators.Effect;
import org.visibles.indicators.Effect.Line;
import org.visibles.indicators.Effect.Stage;
import org.visibles.indicators.EffectFigure;
import org.visibles.indicators.Proportion;
import org.visibles.indicators.Value;
import org.visibles.indicators.ui.PlainFile.Cell;

/** What works as a file: one line for each category and stage. */
record EffectFile(Labels labels, Effect effect, boolean programme) {

    PlainFile file() {
        Labels plain = labels.ungrouped();
        EffectLabels words = new EffectLabels(plain, effect);
        List<List<String>> notes = new ArrayList<>();
        notes.add(List.of(plain.text("indicators.known-on", plain.day(effect.knownOn()), plain.day(effect.until()))));
        notes.add(List.of(plain.text("indicators.suppressed")));
        if (!effect.together().isEmpty()) {
            notes.add(List.of(words.together() + " " + plain.text("indicators.effect.rule")));
        }
        DefinitionWords definitions = new DefinitionWords(plain);
        Stream.of(EffectFigure.values()).map(definitions::note).forEach(notes::add);
        notes.add(List.of(
                plain.text("indicators.effect.interval-95"), plain.text("indicators.effect.definition.interval")));
        return new PlainFile(
                "ce-qui-marche-" + (programme ? "programme" : "structure") + "-" + effect.knownOn(),
                plain.text("indicators.part.effect"),
                headers(plain),
                () -> Stream.concat(Stream.of(effect.total()), words.lines().stream())
                        .flatMap(line -> Stream.of(Stage.values()).map(stage -> row(plain, words, line, stage))),
                Provenance.of(plain, effect, List.of(EffectFigure.values())),
                plain.text("indicators.sheet.read-me"),
                notes);
    }

    private static List<String> headers(Labels plain) {
        return List.of(
                plain.text("indicators.column.by"),
                plain.text("indicators.column.category"),
                plain.text("indicators.column.code"),
                plain.text("indicators.step"),
                plain.text("indicators.effect.met"),
                plain.text("indicators.effect.reached"),
                plain.text("indicators.effect.share"),
                plain.text("indicators.effect.low"),
                plain.text("indicators.effect.high"));
    }

    private List<Cell> row(Labels plain, EffectLabels words, Line line, Stage stage) {
        Proportion share = line.share(stage);
        boolean total = line.category().isEmpty();
        return List.of(
                Cell.of(
                        total
                                ? plain.text("indicators.total")
                                : plain.text(effect.by().key())),
                Cell.of(total ? plain.text("indicators.whole-programme") : words.category(line.category())),
                Cell.of(line.category()),
                Cell.of(plain.text(stage.key())),
                count(plain, line.met()),
                count(plain, line.reached(stage)),
                share(plain, share, share.share(), words.share(share)),
                share(plain, share, share.low(), ""),
                share(plain, share, share.high(), ""));
    }

    private static Cell count(Labels plain, Value value) {
        return new Cell(plain.count(value), value.isShown() ? value.number() : null, false);
    }

    private static Cell share(Labels plain, Proportion share, double number, String otherwise) {
        return share.isShown() ? new Cell(plain.share(number), number, true) : Cell.of(otherwise);
    }
}
