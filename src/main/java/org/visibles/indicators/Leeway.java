package org.visibles.indicators;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.visibles.indicators.Suppression.Mark;

/**
 * What the hidden cells of a table can be for a reader who knows its margins: a question of flows in the graph of rows
 * and columns. A cell can be one more or one less when a closed path of hidden cells can take turns at one less and one
 * more. This is exact, for such tables have no fractional corners.
 */
final class Leeway {

    private final long[][] counts;
    private final Mark[][] marks;

    /**
     * @param marks looked at anew each time
     */
    Leeway(long[][] counts, Mark[][] marks) {
        this.counts = counts;
        this.marks = marks;
    }

    /** By how much the cell can move in one direction, up to a limit, while every margin and every mark stays true. */
    long of(int row, int column, int direction, long limit) {
        if (marks[row][column] == Mark.SHOWN) {
            return 0;
        }
        long[][] guess = new long[counts.length][];
        for (int r = 0; r < counts.length; r++) {
            guess[r] = counts[r].clone();
        }
        long moved = 0;
        while (moved < limit && movable(guess, row, column, direction) && shift(guess, row, column, direction)) {
            guess[row][column] += direction;
            moved++;
        }
        return moved;
    }

    private boolean movable(long[][] guess, int row, int column, int direction) {
        Mark mark = marks[row][column];
        return mark != Mark.SHOWN
                && (direction > 0
                        ? guess[row][column] < mark.most(counts[row][column])
                        : guess[row][column] > mark.least(counts[row][column]));
    }

    /**
     * Balances one more (or less) in the cell by a shortest closed path: from its column to a row by one less, from that
     * row to a column by one more, and so on until the cell's own row is reached. Nodes: columns first, then rows.
     */
    private boolean shift(long[][] guess, int row, int column, int direction) {
        int columns = marks[0].length;
        int[] cameFrom = new int[columns + marks.length];
        Arrays.fill(cameFrom, -1);
        cameFrom[column] = column;
        var queue = new ArrayDeque<Integer>();
        queue.add(column);
        while (!queue.isEmpty()) {
            int node = queue.remove();
            boolean atColumn = node < columns;
            int size = atColumn ? marks.length : columns;
            for (int next = 0; next < size; next++) {
                int r = atColumn ? next : node - columns;
                int c = atColumn ? node : next;
                int target = atColumn ? columns + next : next;
                if (cameFrom[target] >= 0
                        || (r == row && c == column)
                        || !movable(guess, r, c, atColumn ? -direction : direction)) {
                    continue;
                }
                cameFrom[target] = node;
                if (target == columns + row) {
                    walkBack(guess, cameFrom, column, target, direction);
                    return true;
                }
                queue.add(target);
            }
        }
        return false;
    }

    private void walkBack(long[][] guess, int[] cameFrom, int start, int end, int direction) {
        int columns = marks[0].length;
        for (int node = end; node != start; node = cameFrom[node]) {
            int before = cameFrom[node];
            if (node >= columns) {
                guess[node - columns][before] -= direction;
            } else {
                guess[before - columns][node] += direction;
            }
        }
    }
}
