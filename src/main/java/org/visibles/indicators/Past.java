package org.visibles.indicators;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Suppression.Mark;

/**
 * What earlier days of knowledge tell of the cells of a table, for whoever kept them: what was shown of people who are the
 * same is known still, and where more have come it cannot be less than it was.
 */
final class Past {

    private final @Nullable Mark[][] marks;
    private final boolean[][] known;
    private final boolean[][] plain;
    private final long[][] least;
    private boolean any;

    private Past(long[][] counts) {
        int columns = counts.length == 0 ? 0 : counts[0].length;
        marks = new Mark[counts.length][columns];
        known = new boolean[counts.length][columns];
        plain = new boolean[counts.length][columns];
        least = new long[counts.length][columns];
    }

    /** Of a table that is told for the first time. */
    static Past none(long[][] counts) {
        return new Past(counts);
    }

    /** It cannot be less. */
    void atLeast(int row, int column, long people) {
        least[row][column] = people;
    }

    /** The people are the same, and were shown. */
    void know(int row, int column, long people) {
        marks[row][column] = Mark.SHOWN;
        known[row][column] = true;
        least[row][column] = people;
        any = true;
    }

    /** The people are the same, and were hidden. */
    void hide(int row, int column, Mark mark) {
        marks[row][column] = mark;
    }

    /** How many there are tells nothing of who they are. */
    void plain(int row, int column) {
        plain[row][column] = true;
    }

    /** As they were marked where the people are the same, else by their number. */
    Mark[][] marks(long[][] counts) {
        return IntStream.range(0, counts.length)
                .mapToObj(row -> IntStream.range(0, counts[row].length)
                        .mapToObj(column -> mark(row, column, counts[row][column]))
                        .toArray(Mark[]::new))
                .toArray(Mark[][]::new);
    }

    private Mark mark(int row, int column, long count) {
        Mark before = marks[row][column];
        return before != null ? before : count < Suppression.THRESHOLD ? Mark.UNDER : Mark.SHOWN;
    }

    /** Whether anything that was shown is known still. */
    boolean knowsAny() {
        return any;
    }

    boolean knows(int row, int column) {
        return known[row][column];
    }

    /** Whether a cell has the mark that it had. */
    boolean marked(int row, int column) {
        return marks[row][column] != null;
    }

    boolean isPlain(int row, int column) {
        return plain[row][column];
    }

    long least(int row, int column) {
        return least[row][column];
    }
}
