package org.visibles.indicators;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.visibles.indicators.Effect.Line;
import org.visibles.indicators.Effect.Part;

/**
 * The file of an organisation of which the programme's figures do not tell by itself: nothing, not even how many there are.
 * With that number and the one of those it is put together with, those of another could be worked out.
 */
record NotApart() implements Tabulation {

    static final EffectTables EFFECT = new EffectTables() {
        @Override
        public boolean publishable() {
            return false;
        }

        @Override
        public Line total() {
            return new Line("", Value.MASKED, Value.MASKED, Value.MASKED, Value.MASKED);
        }

        @Override
        public List<Line> lines(EffectBy by) {
            return List.of();
        }

        @Override
        public List<Part> together(EffectBy by) {
            return List.of();
        }
    };

    @Override
    public Folding folding(Variable variable) {
        return Folding.none(new TreeMap<>());
    }

    @Override
    public Value people(List<At> places) {
        return Value.MASKED;
    }

    @Override
    public Value count(List<At> places, Variable variable, Set<String> categories) {
        return Value.MASKED;
    }

    @Override
    public Value median(List<At> places, Measure.Median measure) {
        return Value.MASKED;
    }

    @Override
    public Fraction rate(List<At> places, Measure.Rate measure) {
        return Fraction.HIDDEN;
    }

    @Override
    public Value exchanges(List<At> places) {
        return Value.MASKED;
    }
}
