package org.visibles.indicators;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The rows in which people stand in a table of one variable: a row for each group of which it is told who its people are,
 * and one for all others, who wait.
 *
 * @param rowOf the row of each group; -1 where nothing is told
 * @param rows the row of each person
 * @param counts how many people stand in each row; the last may be that of those who wait
 */
record Told(int[] rowOf, int[] rows, long[] counts) {

    /** Of everybody all is told. */
    static Told all(int[] groups, int size) {
        return at(IntStream.range(0, size).toArray(), groups.clone(), size);
    }

    /**
     * @param since of whom it is told, and since when; {@link Telling#NEVER} of those who wait
     * @param size of how many groups
     */
    static Told of(int[] groups, int[] since, int size) {
        boolean[] shown = new boolean[size];
        for (int person = 0; person < groups.length; person++) {
            shown[groups[person]] |= since[person] != Telling.NEVER;
        }
        int[] rowOf = new int[size];
        int waiting = 0;
        for (int group = 0; group < size; group++) {
            rowOf[group] = shown[group] ? waiting++ : -1;
        }
        int[] rows = new int[groups.length];
        boolean any = false;
        for (int person = 0; person < groups.length; person++) {
            boolean waits = since[person] == Telling.NEVER;
            rows[person] = waits ? waiting : rowOf[groups[person]];
            any |= waits;
        }
        return at(rowOf, rows, any ? waiting + 1 : waiting);
    }

    private static Told at(int[] rowOf, int[] rows, int size) {
        long[] counts = new long[size];
        Arrays.stream(rows).forEach(row -> counts[row]++);
        return new Told(rowOf, rows, counts);
    }

    int size() {
        return counts.length;
    }

    /** Whether anybody waits, in the last row. */
    boolean waits() {
        return Arrays.stream(rowOf).filter(row -> row >= 0).count() < size();
    }

    /** Whether a row is that of those who wait. */
    boolean waits(int row) {
        return row == size() - 1 && waits();
    }

    /** Of how many people of a group it is told who they are. */
    long people(int group) {
        return rowOf[group] < 0 ? 0 : counts[rowOf[group]];
    }
}
