package org.visibles.indicators;

import java.util.Arrays;

/**
 * Hides whole rows of a table whose column totals are published, for counts of events: each row with a small count, and
 * further ones until two or more are hidden that add up to {@link Suppression#THRESHOLD} or more in each column. What is
 * known of a hidden row then is that it lies between nothing, or what is known of it otherwise, and that sum.
 */
final class HiddenRows {

    private HiddenRows() {}

    static boolean[] of(long[][] rows) {
        return of(rows, new long[rows.length]);
    }

    /**
     * @param least what is known that each row counts at least in its first column
     */
    static boolean[] of(long[][] rows, long[] least) {
        boolean[] hidden = new boolean[rows.length];
        for (int row = 0; row < rows.length; row++) {
            hidden[row] = Arrays.stream(rows[row]).anyMatch(count -> count < Suppression.THRESHOLD);
        }
        while (tooLittle(rows, least, hidden)) {
            int smallest = -1;
            for (int row = 0; row < rows.length; row++) {
                if (!hidden[row]
                        && (smallest < 0
                                || Arrays.stream(rows[row]).sum()
                                        < Arrays.stream(rows[smallest]).sum())) {
                    smallest = row;
                }
            }
            if (smallest < 0) {
                break;
            }
            hidden[smallest] = true;
        }
        return hidden;
    }

    private static boolean tooLittle(long[][] rows, long[] least, boolean[] hidden) {
        int number = 0;
        long[] sums = new long[rows.length == 0 ? 0 : rows[0].length];
        for (int row = 0; row < rows.length; row++) {
            if (hidden[row]) {
                number++;
                sums[0] -= least[row];
                for (int column = 0; column < sums.length; column++) {
                    sums[column] += rows[row][column];
                }
            }
        }
        return number > 0 && (number == 1 || Arrays.stream(sums).anyMatch(sum -> sum < Suppression.THRESHOLD));
    }
}
