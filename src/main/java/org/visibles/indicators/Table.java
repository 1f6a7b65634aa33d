package org.visibles.indicators;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One crossing: rows are those of the variable that stands first in the enum. */
record Table(Variable first, Variable second, Told rows, Told columns, long[][] counts, Suppression suppression) {

    /** Whether anything is told of the people of two groups; else they are among those who wait. */
    boolean tells(Variable one, int group, int other) {
        return row(one, group) >= 0 && column(one, other) >= 0;
    }

    Mark mark(Variable one, int group, int other) {
        return tells(one, group, other) ? cell(one, group, other).mark() : Mark.UNTOLD;
    }

    long count(Variable one, int group, int other) {
        return cell(one, group, other).count();
    }

    /** A group has it only where something is told of it. */
    Cell cell(Variable one, int group, int other) {
        return at(one, row(one, group), column(one, other));
    }

    /** All that is told of a group, those who wait by the other variable last. */
    List<Cell> cells(Variable one, int group) {
        return IntStream.range(0, (one == first ? columns : rows).size())
                .mapToObj(column -> at(one, row(one, group), column))
                .toList();
    }

    /** Those of a group of whom the other variable is not told yet. */
    Optional<Cell> waiting(Variable one, int group) {
        Told of = one == first ? columns : rows;
        return of.waits() ? Optional.of(at(one, row(one, group), of.size() - 1)) : Optional.empty();
    }

    /** By the rows of a variable and of the other one. */
    Cell at(Variable one, int row, int column) {
        return one == first ? new Cell(suppression, row, column) : new Cell(suppression, column, row);
    }

    private int row(Variable one, int group) {
        return (one == first ? rows : columns).rowOf()[group];
    }

    private int column(Variable one, int other) {
        return (one == first ? columns : rows).rowOf()[other];
    }
}
