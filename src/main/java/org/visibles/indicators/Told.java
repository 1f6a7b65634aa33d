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
        return of(IntStream.range(0, size).toArray(), groups.clone(), size);
    }

    /**
     * @param shown for each group whether anything is told of it
     * @param told of whom it is told
     */
    static Told of(int[] groups, boolean[] shown, boolean[] told) {
        int[] rowOf = new int[shown.length];
        int size = 0;
        for (int group = 0; group < shown.length; group++) {
            rowOf[group] = shown[group] ? size++ : -1;
        }
        int waiting = size;
        int[] rows = IntStream.range(0, groups.length)
                .map(person -> told[person] && shown[groups[person]] ? rowOf[groups[person]] : waiting)
                .toArray();
        boolean any = Arrays.stream(rows).anyMatch(row -> row == waiting);
        return of(rowOf, rows, any ? size + 1 : size);
    }

    private static Told of(int[] rowOf, int[] rows, int size) {
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
