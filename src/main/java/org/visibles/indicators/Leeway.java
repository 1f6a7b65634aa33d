package org.visibles.indicators;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the hidden cells of a table can be for a reader who knows its margins: a question of flows in the graph of rows
 * and columns. A cell can be one more or one less when a closed path of hidden cells can take turns at one less and one
 * more. This is exact, for such tables have no fractional corners.
 */
final class Leeway {

    static final int NOBODY = -2;

    private final long[][] counts;
    private final Mark[][] marks;
    private final Parts parts;
    private final Past past;
    /** The true counts but for what a question is trying. */
    private final long[][] guess;

    private final BitSet tried = new BitSet();
    private final int[] cameFrom;
    private final int[] queue;

    /** Who asks. */
    private int insider = Parts.READER;
    /** Who knows by their own people that what was found last is not so. */
    private final Set<Integer> unconvinced = new TreeSet<>();

    /**
     * @param marks looked at anew each time
     * @param parts what each organisation knows of its own people
     * @param past what earlier days of knowledge told
     */
    Leeway(long[][] counts, Mark[][] marks, Parts parts, Past past) {
        this.counts = counts;
        this.marks = marks;
        this.parts = parts;
        this.past = past;
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
                        .toArray(Mark[][]::new),
                parts,
                past);
    }

    /**
     * For whom the cell has fewer than {@link Suppression#WIDTH} other values: {@link Parts#READER} for everybody, else an
     * organisation that knows its own people. What is found for one proves it to all others, but for those whose people it
     * takes away; only these are asked again.
     *
     * @return {@link #NOBODY} where it is enough for everyone
     */
    int narrowFor(int row, int column) {
        insider = Parts.READER;
        if (others(row, column) < parts.enough(insider)) {
            return Parts.READER;
        }
        Set<Integer> open = new TreeSet<>(unconvinced);
        open.removeIf(each -> !parts.others(each, row, column));
        while (!open.isEmpty()) {
            insider = open.iterator().next();
            open.remove(insider);
            long others = others(row, column);
            if (others >= parts.enough(insider)) {
                open.retainAll(unconvinced);
            } else if (others < parts.wanted(insider, row, column)) {
                return insider;
            }
        }
        return NOBODY;
    }

    /** How many other values the cell has for who asks; not looked for further than is enough. */
    private long others(int row, int column) {
        unconvinced.clear();
        long enough = parts.enough(insider);
        long up = of(row, column, 1, enough);
        return up + of(row, column, -1, enough - up);
    }

    /** By how much the cell can move in one direction, up to a limit, while every margin and every mark stays true. */
    private long of(int row, int column, int direction, long limit) {
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
            tried.stream().forEach(this::takeBack);
            tried.clear();
        }
        return moved;
    }

    private void takeBack(int row) {
        for (int column = 0; column < guess[row].length; column++) {
            if (guess[row][column] < counts[row][column]) {
                for (int each : parts.knowers(row, column)) {
                    if (guess[row][column] < parts.of(each, row, column)) {
                        unconvinced.add(each);
                    }
                }
            }
            guess[row][column] = counts[row][column];
        }
    }

    private boolean movable(int row, int column, int direction) {
        Mark mark = marks[row][column];
        return mark != Mark.SHOWN
                && (direction > 0
                        ? guess[row][column] < Math.min(mark.most(counts[row][column]), past.most(row, column))
                        : guess[row][column]
                                > Math.max(
                                        Math.max(mark.least(counts[row][column]), past.least(row, column)),
                                        parts.of(insider, row, column)));
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
