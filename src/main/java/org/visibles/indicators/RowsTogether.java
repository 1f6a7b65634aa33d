package org.visibles.indicators;

import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows of a table that are published as one, so that the others can be read to the end: those with a small number in the
 * first column, who were met and no more, or in the last, who got furthest. As a programme goes on the last only grows and
 * the first hardly ever shrinks, so a row comes to stand alone once. Where those together are too few in the first column,
 * in the last or between, the next smallest go with them, as the sum of a few rows could be a small number too. When no row
 * would remain, none is put together.
 */
final class RowsTogether {

    private RowsTogether() {}

    /**
     * The rows; none, or two and more.
     *
     * @param known whether each row is known to somebody: then it must hold without any one of them
     */
    static SortedSet<Integer> of(long[][] counts, boolean known) {
        SortedSet<Integer> rows = IntStream.range(0, counts.length)
                .filter(row -> counts[row][0] < Suppression.THRESHOLD || last(counts, row) < Suppression.THRESHOLD)
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
        while (!rows.isEmpty() && rows.size() < counts.length && !enough(counts, rows, known)) {
            IntStream.range(0, counts.length)
                    .filter(row -> !rows.contains(row))
                    .boxed()
                    .min(Comparator.comparingLong(row -> last(counts, row)))
                    .ifPresent(rows::add);
        }
        return rows.size() == counts.length ? new TreeSet<>() : rows;
    }

    static long[] sum(long[][] counts, SortedSet<Integer> rows) {
        return IntStream.range(0, counts[0].length)
                .mapToLong(column ->
                        rows.stream().mapToLong(row -> counts[row][column]).sum())
                .toArray();
    }

    private static boolean enough(long[][] counts, SortedSet<Integer> rows, boolean known) {
        long[] sum = sum(counts, rows);
        return enough(sum)
                && (!known
                        || rows.stream()
                                .allMatch(row -> enough(IntStream.range(0, sum.length)
                                        .mapToLong(column -> sum[column] - counts[row][column])
                                        .toArray())));
    }

    private static boolean enough(long[] sum) {
        int last = sum.length - 1;
        long between = IntStream.range(1, last).mapToLong(column -> sum[column]).sum();
        return sum[0] >= Suppression.THRESHOLD
                && sum[last] >= Suppression.THRESHOLD
                && (last < 2 || between >= Suppression.THRESHOLD);
    }

    /** The reader is held to know which of the two numbers that decide are small, and nothing of those between. */
    static Mark mark(long[] row, int column) {
        if (column > 0 && column < row.length - 1) {
            return Mark.UNTOLD;
        }
        return row[column] < Suppression.THRESHOLD ? Mark.UNDER : Mark.MASKED;
    }

    private static long last(long[][] counts, int row) {
        return counts[row][counts[row].length - 1];
    }
}
