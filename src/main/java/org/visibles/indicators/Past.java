package org.visibles.indicators;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What earlier days of knowledge tell of the cells of a table, for whoever kept them: what was shown of people who are the
 * same is known still, and where more have come it cannot be less than it was.
 */
final class Past {

    private final @Nullable Mark[][] marks;
    private final boolean[][] known;
    private final boolean[][] plain;
    private final boolean[][] waiting;
    private final long[][] least;
    private final long[][] most;
    private boolean any;

    private Past(long[][] counts) {
        int columns = counts.length == 0 ? 0 : counts[0].length;
        marks = new Mark[counts.length][columns];
        known = new boolean[counts.length][columns];
        plain = new boolean[counts.length][columns];
        waiting = new boolean[counts.length][columns];
        least = new long[counts.length][columns];
        most = new long[counts.length][columns];
        Stream.of(most).forEach(row -> Arrays.fill(row, Mark.UNTOLD.most(0)));
    }

    /** Of a table that is told for the first time. */
    static Past none(long[][] counts) {
        return new Past(counts);
    }

    /** As a table hid them that is told in part only: what it hid stays hidden. */
    static Past of(Suppression hidden, long[][] counts) {
        Past past = new Past(counts);
        for (int row = 0; row < hidden.rows(); row++) {
            for (int column = 0; column < hidden.columns(); column++) {
                if (hidden.mark(row, column) != Mark.SHOWN) {
                    past.hide(row, column, hidden.mark(row, column), hidden.most(row, column));
                }
            }
        }
        return past;
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

    /**
     * The people are the same, and were hidden.
     *
     * @param people as many as they can be at most
     */
    void hide(int row, int column, Mark mark, long people) {
        marks[row][column] = mark;
        most[row][column] = people;
    }

    /** How many there are tells nothing of who they are. */
    void plain(int row, int column) {
        plain[row][column] = true;
    }

    /** Of people who wait by one variable: their number says little, and is hidden where that is possible within the day. */
    void waiting(int row, int column) {
        waiting[row][column] = true;
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

    boolean isPlain(int row, int column) {
        return plain[row][column];
    }

    /** Whether a cell need not be hidden from whoever knows earlier days. */
    boolean isFree(int row, int column) {
        return plain[row][column] || waiting[row][column];
    }

    /** What a cell cannot be more than. */
    long most(int row, int column) {
        return most[row][column];
    }

    /** Whether any mark of before does not tell if its cell is small. */
    boolean unnamed() {
        return Stream.of(marks).flatMap(Stream::of).anyMatch(mark -> mark == Mark.UNTOLD);
    }

    long least(int row, int column) {
        return least[row][column];
    }
}
