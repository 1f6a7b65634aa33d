package org.visibles.indicators;

import static org.visibles.indicators.RowsSince.NONE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.visibles.indicators.Cell.Equation;
import org.visibles.indicators.RowsSince.Block;

/** A table as it was told before, and where the people of its cells have come to. */
final class TableSince {

    private final Table then;
    private final RowsSince rows;
    private final RowsSince columns;
    private final Told rowsNow;
    private final Told columnsNow;
    private final long[][] counts;
    private final boolean[][] same;

    /** Of a row and a column. */
    @FunctionalInterface
    interface Apart {
        boolean test(int row, int column);
    }

    /**
     * @param rows where its rows have come to, and its columns
     * @param counts of the table of now
     * @param places of the people of then among those of now
     */
    TableSince(
            Table then,
            RowsSince rows,
            RowsSince columns,
            Told rowsNow,
            Told columnsNow,
            long[][] counts,
            int[] places) {
        this.then = then;
        this.rows = rows;
        this.columns = columns;
        this.rowsNow = rowsNow;
        this.columnsNow = columnsNow;
        this.counts = counts;
        this.same = same(places);
    }

    private boolean[][] same(int[] places) {
        long[][] stayed = new long[then.rows().size()][then.columns().size()];
        for (int person = 0; person < places.length; person++) {
            int row = then.rows().rows()[person];
            int column = then.columns().rows()[person];
            if (rows.now()[row] == rowsNow.rows()[places[person]]
                    && columns.now()[column] == columnsNow.rows()[places[person]]) {
                stayed[row][column]++;
            }
        }
        boolean[][] same = new boolean[stayed.length][then.columns().size()];
        for (int row = 0; row < stayed.length; row++) {
            for (int column = 0; column < stayed[row].length; column++) {
                same[row][column] = stands(row, column)
                        && stayed[row][column] == then.counts()[row][column]
                        && stayed[row][column] == counts[rows.now()[row]][columns.now()[column]];
            }
        }
        return same;
    }

    private boolean stands(int row, int column) {
        return rows.now()[row] != NONE && columns.now()[column] != NONE;
    }

    private boolean waited(int row, int column) {
        return then.rows().waits(row) || then.columns().waits(column);
    }

    /**
     * @param apart whether of all people of a row it was told before it was of anybody of a column, or the other way round
     */
    Past past(Apart apart) {
        Past past = Past.none(counts);
        for (int row = 0; row < same.length; row++) {
            for (int column = 0; column < same[row].length; column++) {
                if (stands(row, column)) {
                    remember(past, row, column, rows.now()[row], columns.now()[column]);
                }
            }
        }
        for (int row = 0; row < counts.length; row++) {
            for (int column = 0; column < counts[row].length; column++) {
                if (rowsNow.waits(row) || columnsNow.waits(column)) {
                    past.waiting(row, column);
                }
                if (counts[row][column] == 0 && apart.test(row, column)) {
                    past.plain(row, column);
                }
            }
        }
        return past;
    }

    private void remember(Past past, int row, int column, int to, int across) {
        Suppression table = then.suppression();
        long least = table.known(row, column) ? then.counts()[row][column] : table.least(row, column);
        if (!same[row][column]) {
            past.atLeast(to, across, waited(row, column) ? 0 : least); // those who waited may be told now
        } else if (table.known(row, column)) {
            past.know(to, across, least);
        } else {
            past.atLeast(to, across, least);
            if (!table.withdrawn()) {
                past.hide(to, across, table.mark(row, column), table.most(row, column));
            }
        }
    }

    /** The cell of now that has the same people; else the one of then. */
    Cell now(Cell cell, Table now) {
        int row = cell.row();
        int column = cell.column();
        return same[row][column] && !waited(row, column)
                ? new Cell(now.suppression(), rows.now()[row], columns.now()[column])
                : new Cell(then.suppression().earlier(), row, column);
    }

    /**
     * What has grown: the cells of now are those of then and as many people as have come, nobody or some.
     *
     * @param differences the table of these, to be added to
     */
    List<Equation> links(Table now, Collection<Suppression> differences) {
        List<Equation> grown = grown(now);
        if (grown.isEmpty()) {
            return List.of();
        }
        Growth growth = Growth.of(grown);
        differences.add(growth.came());
        return growth.links();
    }

    private List<Equation> grown(Table now) {
        List<Equation> grown = new ArrayList<>();
        for (Block block : rows.blocks()) {
            for (Block other : columns.blocks()) {
                List<Cell> were = cells(then.suppression().earlier(), block.then(), other.then());
                List<Cell> are = cells(now.suppression(), block.now(), other.now());
                Cell first = were.getFirst();
                boolean one = were.size() == 1 && are.size() == 1;
                boolean told = one && (same[first.row()][first.column()] || first.mark() == Mark.SHOWN);
                if (!told) {
                    grown.add(new Equation(are, were));
                }
            }
        }
        return grown;
    }

    private static List<Cell> cells(Suppression table, Collection<Integer> rows, Collection<Integer> columns) {
        return rows.stream()
                .flatMap(row -> columns.stream().map(column -> new Cell(table, row, column)))
                .toList();
    }
}
