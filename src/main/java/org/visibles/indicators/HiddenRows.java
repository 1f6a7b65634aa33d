package org.visibles.indicators;

import static java.util.stream.Collectors.groupingBy;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Hides whole rows of a table whose column totals are published, for counts of events: each row with a small count, and
 * further ones until two or more are hidden that add up to {@link Suppression#THRESHOLD} or more in each column. What is
 * known of a hidden row then is that it lies between nothing, or what is known of it otherwise, and that sum. An organisation
 * knows its own events: without these the sum must not be small either.
 */
final class HiddenRows {

    /** Beyond what is known at least. */
    private final long[][] rows;

    private final long[] size;
    /** Of each organisation. */
    private final Collection<List<Part>> parts;

    private final long[] total;
    private final boolean[] hidden;

    /** What an organisation knows of a row for itself, its own events. */
    record Part(Object organisation, int row, long[] counts) {}

    private HiddenRows(long[][] rows, long[] least, Collection<Part> parts) {
        this.size =
                Arrays.stream(rows).mapToLong(row -> Arrays.stream(row).sum()).toArray();
        this.rows = Arrays.stream(rows).map(long[]::clone).toArray(long[][]::new);
        this.hidden = new boolean[rows.length];
        for (int row = 0; row < rows.length; row++) {
            hidden[row] = Arrays.stream(rows[row]).anyMatch(count -> count < Suppression.THRESHOLD);
            this.rows[row][0] -= least[row];
        }
        this.total = sums(null);
        this.parts = parts.stream().collect(groupingBy(Part::organisation)).values();
    }

    /**
     * @param least what is known that each row counts at least in its first column
     * @param parts in the first column beyond what is known at least
     */
    static boolean[] of(long[][] rows, long[] least, Collection<Part> parts) {
        return new HiddenRows(rows, least, parts).hide();
    }

    /** Of rows of which each holds one or more organisations: none is shown in which a member reads a small number of others. */
    static boolean[] ofOrganisations(long[][] rows, long[] least, Collection<Part> parts) {
        HiddenRows table = new HiddenRows(rows, least, parts);
        for (Part part : parts) {
            long[] others = table.rows[part.row()].clone();
            less(others, part.counts());
            table.hidden[part.row()] |= Arrays.stream(others).anyMatch(count -> count != 0) && small(others);
        }
        return table.hide();
    }

    private boolean[] hide() {
        while (tooLittle()) {
            int smallest = -1;
            for (int row = 0; row < rows.length; row++) {
                if (!hidden[row] && (smallest < 0 || size[row] < size[smallest])) {
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

    private boolean tooLittle() {
        long[] sums = sums(hidden);
        long number = IntStream.range(0, rows.length).filter(row -> hidden[row]).count();
        return number > 0
                && (number == 1 || small(sums) || parts.stream().anyMatch(own -> tooLittle(own, sums, number)));
    }

    /** For an organisation: unless it knows all that is hidden, or what all rows add up to tells it as much. */
    private boolean tooLittle(List<Part> own, long[] sums, long number) {
        long[] others = sums.clone();
        long[] all = total.clone();
        long open = number;
        for (Part part : own) {
            less(all, part.counts());
            if (hidden[part.row()]) {
                less(others, part.counts());
                open -= Arrays.equals(part.counts(), rows[part.row()]) ? 1 : 0;
            }
        }
        return open > 0
                && IntStream.range(0, others.length)
                        .anyMatch(column ->
                                others[column] < Suppression.THRESHOLD && all[column] >= Suppression.THRESHOLD);
    }

    /** Of some rows, or of all. */
    private long[] sums(boolean @Nullable [] of) {
        long[] sums = new long[rows.length == 0 ? 0 : rows[0].length];
        for (int row = 0; row < rows.length; row++) {
            if (of == null || of[row]) {
                for (int column = 0; column < sums.length; column++) {
                    sums[column] += rows[row][column];
                }
            }
        }
        return sums;
    }

    private static void less(long[] from, long[] counts) {
        Arrays.setAll(from, column -> from[column] - counts[column]);
    }

    private static boolean small(long[] counts) {
        return Arrays.stream(counts).anyMatch(count -> count < Suppression.THRESHOLD);
    }
}
