package org.visibles.indicators;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Each organisation's part of each cell of a table: none of them can hold the cell to be less. Where an organisation is a row by
 * itself, it knows that row by this alone, as the row's total is its own.
 */
final class Parts {

    /** Whoever has no people in it. */
    static final int READER = -1;

    private static final int[] NOBODY = {};

    /** What one organisation knows: cells by number, in order, and how many of its people are in each. */
    private record Own(int[] cells, long[] people) {}

    private final long[][] counts;
    private final boolean byOrganisation;
    private final Own[] own;
    private final int[][] knowers;
    /** Whose all people of a row, or of a column, are; {@link #READER} where they are not one organisation's. */
    private final int[] ownerOfRow;

    private final int[] ownerOfColumn;
    /** Made when it is asked for. */
    private @Nullable Holders holders;

    /** Of a table of which nobody knows any part. */
    static Parts none(long[][] counts) {
        return new Parts(Insiders.none(), NOBODY, NOBODY, counts, false);
    }

    /**
     * @param rows the row of each of the people; negative for those who are not in the table
     * @param byOrganisation whether each row holds all people of one or more organisations
     */
    Parts(Insiders insiders, int[] rows, int[] columns, long[][] counts, boolean byOrganisation) {
        this.counts = counts;
        this.byOrganisation = byOrganisation;
        this.own = new Own[insiders.organisations()];
        this.knowers = new int[counts.length * width()][];
        this.ownerOfRow = new int[counts.length];
        this.ownerOfColumn = new int[width()];
        Arrays.fill(ownerOfRow, READER);
        Arrays.fill(ownerOfColumn, READER);
        long[] people = new long[knowers.length];
        long[] inRow =
                Arrays.stream(counts).mapToLong(row -> Arrays.stream(row).sum()).toArray();
        long[] inColumn = IntStream.range(0, width())
                .mapToLong(column ->
                        Arrays.stream(counts).mapToLong(row -> row[column]).sum())
                .toArray();
        for (int organisation = 0; organisation < own.length; organisation++) {
            int[] cells = IntStream.of(insiders.members(organisation))
                    .filter(one -> rows[one] >= 0)
                    .map(one -> {
                        int cell = rows[one] * width() + columns[one];
                        people[cell] += insiders.size(one);
                        return cell;
                    })
                    .sorted()
                    .distinct()
                    .toArray();
            own[organisation] = new Own(
                    cells, Arrays.stream(cells).mapToLong(cell -> people[cell]).toArray());
            owns(organisation, inRow, ownerOfRow, true);
            owns(organisation, inColumn, ownerOfColumn, false);
            for (int cell : cells) {
                know(organisation, cell, people[cell]);
                people[cell] = 0;
            }
        }
    }

    private void owns(int organisation, long[] totals, int[] owners, boolean rows) {
        Map<Integer, Long> sums = new HashMap<>();
        Own of = own[organisation];
        for (int each = 0; each < of.cells().length; each++) {
            int line = rows ? of.cells()[each] / width() : of.cells()[each] % width();
            if (sums.merge(line, of.people()[each], Long::sum) == totals[line]) {
                owners[line] = organisation;
            }
        }
    }

    private void know(int organisation, int cell, long people) {
        if (people > count(cell) - Suppression.WIDTH) {
            int[] before = knowers[cell] == null ? NOBODY : knowers[cell];
            knowers[cell] = Arrays.copyOf(before, before.length + 1);
            knowers[cell][before.length] = organisation;
        }
    }

    private int width() {
        return counts.length == 0 ? 0 : counts[0].length;
    }

    private long count(int cell) {
        return counts[cell / width()][cell % width()];
    }

    int organisations() {
        return own.length;
    }

    boolean byOrganisation() {
        return byOrganisation;
    }

    /** How many people of an organisation are in a cell. */
    long of(int organisation, int row, int column) {
        if (organisation == READER || organisation >= own.length) {
            return 0;
        }
        int at = Arrays.binarySearch(own[organisation].cells(), row * width() + column);
        return at < 0 ? 0 : own[organisation].people()[at];
    }

    /** The most people that one of the organisations from one number to before another has in a cell. */
    synchronized long most(int from, int to, int row, int column) {
        if (own.length == 0) {
            return 0;
        }
        if (holders == null) {
            holders = new Holders(knowers.length);
        }
        return holders.most(from, to, row * width() + column);
    }

    /** The same as {@link Own} the other way round: of each cell the organisations in order, and how many people of each. */
    private final class Holders {

        private final int[][] organisations;
        private final long[][] people;

        Holders(int cells) {
            int[] number = new int[cells];
            Stream.of(own).flatMapToInt(each -> Arrays.stream(each.cells())).forEach(cell -> number[cell]++);
            organisations = Arrays.stream(number).mapToObj(int[]::new).toArray(int[][]::new);
            people = Arrays.stream(number).mapToObj(long[]::new).toArray(long[][]::new);
            for (int organisation = own.length - 1; organisation >= 0; organisation--) {
                Own of = own[organisation];
                for (int each = 0; each < of.cells().length; each++) {
                    int cell = of.cells()[each];
                    organisations[cell][--number[cell]] = organisation;
                    people[cell][number[cell]] = of.people()[each];
                }
            }
        }

        long most(int from, int to, int cell) {
            int begin = Arrays.binarySearch(organisations[cell], from);
            long most = 0;
            for (int each = begin < 0 ? -begin - 1 : begin;
                    each < organisations[cell].length && organisations[cell][each] < to;
                    each++) {
                most = Math.max(most, people[cell][each]);
            }
            return most;
        }
    }

    /** Whether a cell is in a row or column that has the organisation's people alone, and is known to it. */
    boolean owns(int organisation, int row, int column) {
        return organisation != READER && (ownerOfRow[row] == organisation || ownerOfColumn[column] == organisation);
    }

    /** Those who know all people of a cell but for fewer than {@link Suppression#WIDTH}. */
    int[] knowers(int row, int column) {
        int[] found = knowers[row * width() + column];
        return found == null ? NOBODY : found;
    }

    /** The largest part of a cell that one organisation has. */
    long largest(int row, int column) {
        return most(0, own.length, row, column);
    }

    /**
     * Whether there is something in a cell that is none of the organisation's own affair: others' people, or another's row.
     * Where nobody is known to know any part it is looked at for everybody alone.
     */
    boolean others(int organisation, int row, int column) {
        if (organisation == READER || organisation >= own.length) {
            return organisation == READER;
        }
        return counts[row][column] > of(organisation, row, column)
                || byOrganisation && IntStream.range(0, width()).allMatch(each -> of(organisation, row, each) == 0);
    }

    /**
     * How many other values an organisation must hold to be possible. Of another organisation's people as many as everybody; in
     * other tables it must not know, and more would hide numbers for the sake of what shown ones tell it as well.
     */
    long enough(int organisation) {
        return organisation == READER || byOrganisation ? Suppression.WIDTH : 1;
    }

    /** The same, or what the margins alone leave, which are published: no hiding leaves it more. */
    long wanted(int organisation, int row, int column) {
        if (organisation == READER || organisation >= own.length) {
            return enough(organisation);
        }
        long inRow = Arrays.stream(counts[row]).sum();
        long inColumn = Arrays.stream(counts).mapToLong(each -> each[column]).sum();
        long all = Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
        Own of = own[organisation];
        for (int each = 0; each < of.cells().length; each++) {
            inRow -= of.cells()[each] / width() == row ? of.people()[each] : 0;
            inColumn -= of.cells()[each] % width() == column ? of.people()[each] : 0;
            all -= of.people()[each];
        }
        return Math.min(enough(organisation), Math.min(inRow, inColumn) - Math.max(0, inRow + inColumn - all));
    }
}
