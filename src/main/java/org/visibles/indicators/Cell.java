package org.visibles.indicators;

import java.util.List;
import java.util.stream.Stream;

/** A cell of a table of counts. */
record Cell(Suppression table, int row, int column) {

    Mark mark() {
        return table.mark(row, column);
    }

    long count() {
        return table.count(row, column);
    }

    /** What it cannot be less than for whoever knows its mark and what was told on earlier days. */
    long least() {
        return table.least(row, column);
    }

    /** The same for whoever knows earlier days alone. */
    long told() {
        return table.told(row, column);
    }

    /** What it cannot be more than for whoever knows its mark and what was told on earlier days. */
    long most() {
        return table.most(row, column);
    }

    /** Whether it is shown and could be hidden. */
    boolean open() {
        return table.open(row, column);
    }

    /** Whether it must not be solved: it is small, or hidden by what stands already, for whatever reason. */
    boolean small() {
        return table.guarded(row, column) || table.stands() && mark() != Mark.SHOWN;
    }

    /** Whether organisations know their parts of it. */
    boolean known() {
        return table.parts().organisations() > 0;
    }

    /** How many people of an organisation are in it. */
    long own(int organisation) {
        return table.parts().of(organisation, row, column);
    }

    /** How many people of it one of some organisations has at most, from one number to before another. */
    long own(int from, int to) {
        return table.parts().most(from, to, row, column);
    }

    /** Whether it is to be hidden from an organisation: for others' people are in it, or it is another's. */
    boolean others(int organisation) {
        return table.parts().others(organisation, row, column);
    }

    /** How many other values it must have for an organisation, see {@link Parts#enough}. */
    long enough(int organisation) {
        return table.parts().enough(organisation);
    }

    /** The same, as far as the margins of its table leave as many. */
    long wanted(int organisation) {
        return table.parts().wanted(organisation, row, column);
    }

    /** The left cells add up to as many as the right ones, and to a number more that is published. */
    record Equation(List<Cell> left, List<Cell> right) {

        Stream<Cell> cells() {
            return Stream.concat(left.stream(), right.stream());
        }
    }
}
