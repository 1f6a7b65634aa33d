package org.visibles.indicators;

import java.util.Arrays;
import java.util.BitSet;
import org.visibles.indicators.Suppression.Mark;

/**
 * What the hidden cells of a table can be for a reader who knows its margins: a question of flows in the graph of rows
 * and columns. A cell can be one more or one less when a closed path of hidden cells can take turns at one less and one
 * more. This is exact, for such tables have no fractional corners.
 */
final class Leeway {

    private final long[][] counts;
    private final Mark[][] marks;
    /** The true counts but for what a question is trying. */
    private final long[][] guess;

    private final BitSet tried = new BitSet();
    private final int[] cameFrom;
    private final int[] queue;

    /**
     * @param marks looked at anew each time
     */
    Leeway(long[][] counts, Mark[][] marks) {
        this.counts = counts;
        this.marks = marks;
        this.guess = Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
        int nodes = counts.length == 0 ? 0 : counts.length + counts[0].length;
        this.cameFrom = new int[nodes];
        this.queue = new int[nodes];
    }

    /** What they could be if nothing were told of hidden cells. */
    Leeway untold() {
        return new Leeway(
                counts,
                Arrays.stream(marks)
                        .map(row -> Arrays.stream(row)
                                .map(mark -> mark == Mark.SHOWN ? mark : Mark.UNTOLD)
                                .toArray(Mark[]::new))
                        .toArray(Mark[][]::new));
    }

    /** Whether the cell has {@link Suppression#WIDTH} other values or more. */
    boolean isEnough(int row, int column) {
        long up = of(row, column, 1, Suppression.WIDTH);
        return up >= Suppression.WIDTH || up + of(row, column, -1, Suppression.WIDTH - up) >= Suppression.WIDTH;
    }

    /** By how much the cell can move in one direction, up to a limit, while every margin and every mark stays true. */
    long of(int row, int column, int direction, long limit) {
        if (marks[row][column] == Mark.SHOWN) {
            return 0;
        }
        long moved = 0;
        while (moved < limit && movable(row, column, direction) && shift(row, column, direction)) {
            guess[row][column] += direction;
            moved++;
        }
        if (moved > 0) {
            tried.set(row);
            tried.stream().forEach(each -> System.arraycopy(counts[each], 0, guess[each], 0, counts[each].length));
            tried.clear();
        }
        return moved;
    }

    private boolean movable(int row, int column, int direction) {
        Mark mark = marks[row][column];
        return mark != Mark.SHOWN
                && (direction > 0
                        ? guess[row][column] < mark.most(counts[row][column])
                        : guess[row][column] > mark.least(counts[row][column]));
    }

    /**
     * Balances one more (or less) in the cell by a shortest closed path: from its column to a row by one less, from that
     * row to a column by one more, and so on until the cell's own row is reached. Nodes: columns first, then rows. Mostly
     * two columns are enough, so for each that is found its last step is tried at once.
     */
    private boolean shift(int row, int column, int direction) {
        int columns = marks[0].length;
        Arrays.fill(cameFrom, -1);
        cameFrom[column] = column;
        queue[0] = column;
        int found = 1;
        for (int next = 0; next < found; next++) {
            int node = queue[next];
            boolean atColumn = node < columns;
            int size = atColumn ? marks.length : columns;
            for (int other = 0; other < size; other++) {
                int r = atColumn ? other : node - columns;
                int c = atColumn ? node : other;
                int target = atColumn ? columns + other : other;
                if (r == row || cameFrom[target] >= 0 || !movable(r, c, atColumn ? -direction : direction)) {
                    continue;
                }
                cameFrom[target] = node;
                if (!atColumn && movable(row, c, -direction)) {
                    cameFrom[columns + row] = c;
                    walkBack(column, columns + row, direction);
                    return true;
                }
                queue[found++] = target;
            }
        }
        return false;
    }

    private void walkBack(int start, int end, int direction) {
        int columns = marks[0].length;
        for (int node = end; node != start; node = cameFrom[node]) {
            int before = cameFrom[node];
            if (node >= columns) {
                guess[node - columns][before] -= direction;
                tried.set(node - columns);
            } else {
                guess[before - columns][node] += direction;
                tried.set(before - columns);
            }
        }
    }
}
