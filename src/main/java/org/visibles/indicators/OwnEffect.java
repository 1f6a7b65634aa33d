package org.visibles.indicators;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.TreeMap;
import org.visibles.indicators.Effect.Line;
import org.visibles.indicators.Effect.Part;

/** Counts as they are, for the organisation that met them first. */
record OwnEffect(List<Met> met) implements EffectTables {

    @Override
    public boolean publishable() {
        return true;
    }

    @Override
    public Line total() {
        return line("", met);
    }

    @Override
    public List<Line> lines(EffectBy by) {
        return met.stream()
                .collect(groupingBy(by::of, () -> new TreeMap<>(by.order()), java.util.stream.Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public List<Part> together(EffectBy by) {
        return List.of();
    }

    private static Line line(String category, List<Met> met) {
        return new Line(
                category,
                counted(met, EffectFigure.MET),
                counted(met, EffectFigure.IDENTIFIED),
                counted(met, EffectFigure.MOBILISED),
                counted(met, EffectFigure.CONNECTED));
    }

    private static Value counted(List<Met> met, EffectFigure figure) {
        return Value.shown(
                met.stream().filter(figure::counts).mapToLong(Met::number).sum());
    }
}
