package org.visibles.indicators;

import java.util.List;
import java.util.stream.Stream;
import org.visibles.indicators.Suppression.Mark;

/** A cell of a table of counts. */
record Cell(Suppression table, int row, int column) {

    Mark mark() {
        return table.mark(row, column);
    }

    long count() {
        return table.count(row, column);
    }

    /** Whether it must not be solved: it is small, or hidden by what stands already, for whatever reason. */
    boolean small() {
        return count() < Suppression.THRESHOLD || table.stands() && mark() != Mark.SHOWN;
    }

    /** The left cells add up to as many as the right ones; without right ones, to a published total. */
    record Equation(List<Cell> left, List<Cell> right) {

        Stream<Cell> cells() {
            return Stream.concat(left.stream(), right.stream());
        }
    }
}
