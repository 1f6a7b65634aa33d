package org.visibles.indicators;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Suppression.Mark;

/** Chooses what goes with hidden cells of a table: as few people as can be, and what is dear last. */
final class Companions {

    /** More than all people of a table: what is dear is hidden last. */
    private static final long DEAR = Long.MAX_VALUE / 16;

    private final long[][] counts;
    private final Mark[][] marks;
    private final Set<Integer> dear;

    /** A cell, or the corner of a rectangle that lies across from one. */
    record Place(int row, int column) {}

    /**
     * @param marks looked at anew each time
     * @param dear columns of which no more is hidden than must be
     */
    Companions(long[][] counts, Mark[][] marks, Set<Integer> dear) {
        this.counts = counts;
        this.marks = marks;
        this.dear = dear;
    }

    /** The corner across of the cheapest rectangle at the cell that hides something more; null when there is none left. */
    @Nullable
    Place rectangle(int row, int column) {
        long cheapest = Long.MAX_VALUE;
        Place across = null;
        for (int r = 0; r < marks.length; r++) {
            for (int c = 0; c < marks[r].length; c++) {
                if (r == row || c == column) {
                    continue;
                }
                long cost = cost(row, c) + cost(r, column) + cost(r, c);
                if (cost > 0 && cost < cheapest) {
                    cheapest = cost;
                    across = new Place(r, c);
                }
            }
        }
        return across;
    }

    /**
     * What is hidden of a row or a column adds up to a number the reader can work out: it must not be small either.
     *
     * @return what must go with it; null when nothing must, or there is nothing
     */
    @Nullable
    Place ofSmallSum(int fromRow, int toRow, int fromColumn, int toColumn) {
        long sum = 0;
        boolean any = false;
        Place smallest = null;
        for (int row = fromRow; row < toRow; row++) {
            for (int column = fromColumn; column < toColumn; column++) {
                if (marks[row][column] != Mark.SHOWN) {
                    any = true;
                    sum += counts[row][column];
                } else if (smallest == null || cost(row, column) < cost(smallest.row(), smallest.column())) {
                    smallest = new Place(row, column);
                }
            }
        }
        return any && sum < Suppression.THRESHOLD ? smallest : null;
    }

    private long cost(int row, int column) {
        return marks[row][column] == Mark.SHOWN ? counts[row][column] + (dear.contains(column) ? DEAR : 0) : 0;
    }
}
