package org.visibles.indicators;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses what goes with hidden cells of a table: as few people as can be, and what is dear last. */
final class Companions {

    /** More than all people of a table: what is dear is hidden last. */
    private static final long DEAR = Long.MAX_VALUE / 16;

    private final long[][] counts;
    private final Mark[][] marks;
    private final Set<Integer> dear;
    private final Parts parts;
    private final Past past;

    /** A cell, or the corner of a rectangle that lies across from one. */
    record Place(int row, int column) {}

    /**
     * @param marks looked at anew each time
     * @param dear columns of which no more is hidden than must be
     * @param parts what each organisation knows of its own people
     * @param past what earlier days of knowledge told
     */
    Companions(long[][] counts, Mark[][] marks, Set<Integer> dear, Parts parts, Past past) {
        this.counts = counts;
        this.marks = marks;
        this.dear = dear;
        this.parts = parts;
        this.past = past;
    }

    /**
     * The corner across of the cheapest rectangle at the cell that hides something more, and if there is one, of those that
     * tell an organisation nothing by its own people.
     *
     * @param insider from whom the cell is to be hidden
     * @return null when there is none left
     */
    @Nullable
    Place rectangle(int row, int column, int insider) {
        long cheapest = Long.MAX_VALUE;
        boolean helping = false;
        Place across = null;
        for (int r = 0; r < marks.length; r++) {
            for (int c = 0; c < marks[r].length; c++) {
                if (r == row || c == column || known(row, c) || known(r, column) || known(r, c)) {
                    continue;
                }
                long cost = cost(row, c) + cost(r, column) + cost(r, c);
                boolean helps = cost > 0
                        && (insider == Parts.READER
                                || others(row, c, insider) && others(r, column, insider)
                                || others(row, column, insider) && others(r, c, insider));
                if (cost > 0 && (helps && !helping || helps == helping && cost < cheapest)) {
                    cheapest = cost;
                    helping = helps;
                    across = new Place(r, c);
                }
            }
        }
        return across;
    }

    private boolean others(int row, int column, int insider) {
        return counts[row][column] > parts.of(insider, row, column);
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
                } else if (!known(row, column)
                        && (smallest == null || cost(row, column) < cost(smallest.row(), smallest.column()))) {
                    smallest = new Place(row, column);
                }
            }
        }
        return any && sum < Suppression.THRESHOLD ? smallest : null;
    }

    /**
     * What is hidden of a column of organisations, less the part of one of them, it can work out; where that must not be small,
     * what must go with it. Where all of the column less that part is small the total tells it already.
     */
    @Nullable
    Place ofSmallRest(int column) {
        if (!parts.byOrganisation()) {
            return null;
        }
        long hidden = 0;
        long all = 0;
        long largest = 0;
        Place smallest = null;
        for (int row = 0; row < marks.length; row++) {
            all += counts[row][column];
            if (marks[row][column] != Mark.SHOWN) {
                hidden += counts[row][column];
            } else if (!known(row, column) && (smallest == null || cost(row, column) < cost(smallest.row(), column))) {
                smallest = new Place(row, column);
            }
        }
        for (int row = 0; row < marks.length; row++) {
            long part = parts.largest(row, column);
            if (marks[row][column] != Mark.SHOWN && all - part >= Suppression.THRESHOLD) {
                largest = Math.max(largest, part);
            }
        }
        return largest > 0 && hidden - largest < Suppression.THRESHOLD ? smallest : null;
    }

    /** What an earlier day showed of the same people cannot be hidden. */
    private boolean known(int row, int column) {
        return past.knows(row, column);
    }

    private long cost(int row, int column) {
        return marks[row][column] == Mark.SHOWN ? counts[row][column] + (dear.contains(column) ? DEAR : 0) : 0;
    }
}
