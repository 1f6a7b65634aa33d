package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Cell.Equation;
import org.visibles.indicators.RowsSince.Block;

/**
 * All people of two variables, be it told or not who they are. How many there are of each category is told of everybody at
 * once: so of those who wait in a table the sums are known, and of each two categories there are not fewer than before.
 */
final class Everybody {

    private final Grid before;
    private final Grid now;
    private final int[] places;
    private final Collection<Suppression> unknown;
    private final Map<Variable, List<Block>> blocks = new EnumMap<>(Variable.class);

    /** One day's. */
    private record Day(
            Table table, UnaryOperator<Cell> cell, @Nullable Suppression waiting) {

        /** Those of some groups, told or not. */
        Stream<Cell> of(Collection<Integer> rows, Collection<Integer> columns) {
            return rows.stream().flatMap(row -> columns.stream().flatMap(column -> of(row, column)));
        }

        private Stream<Cell> of(int row, int column) {
            Stream<Cell> told = table.tells(table.first(), row, column)
                    ? Stream.of(cell.apply(table.cell(table.first(), row, column)))
                    : Stream.of();
            return waiting == null ? told : Stream.concat(told, Stream.of(new Cell(waiting, row, column)));
        }

        /** Those of each group who wait are told of by one variable, or by neither, of whom the number is known. */
        Stream<Equation> sums() {
            if (waiting == null) {
                return Stream.of();
            }
            return Stream.concat(
                    IntStream.range(0, waiting.rows())
                            .mapToObj(row ->
                                    sum(table.first(), row, waiting.columns(), each -> new Cell(waiting, row, each))),
                    IntStream.range(0, waiting.columns())
                            .mapToObj(column -> sum(
                                    table.second(), column, waiting.rows(), each -> new Cell(waiting, each, column))));
        }

        private Equation sum(Variable variable, int group, int size, IntFunction<Cell> waits) {
            Told told = variable == table.first() ? table.rows() : table.columns();
            return new Equation(
                    IntStream.range(0, size).mapToObj(waits).toList(),
                    told.rowOf()[group] < 0
                            ? List.of()
                            : table.waiting(variable, group).map(cell).stream().toList());
        }
    }

    /**
     * @param places of the people of before among those of now
     * @param unknown where the numbers of which nothing is told are added, as tables of their own
     */
    Everybody(Grid before, Grid now, int[] places, Collection<Suppression> unknown) {
        this.before = before;
        this.now = now;
        this.places = places;
        this.unknown = unknown;
    }

    /**
     * @param earlier the cell by which one of before is known now
     */
    List<Equation> links(Table then, Table table, UnaryOperator<Cell> earlier) {
        Day was = new Day(then, earlier, waiting(before, then));
        Day is = new Day(table, cell -> cell, waiting(now, table));
        if (was.waiting() == null && is.waiting() == null) {
            return List.of();
        }
        List<Equation> links =
                new ArrayList<>(Stream.concat(was.sums(), is.sums()).toList());
        List<Block> rows = blocks(table.first());
        List<Block> columns = blocks(table.second());
        Growth growth = Growth.of(rows.stream()
                .flatMap(row -> columns.stream()
                        .map(column -> new Equation(
                                is.of(row.now(), column.now()).toList(),
                                was.of(row.then(), column.then()).toList())))
                .toList());
        unknown.add(growth.came());
        links.addAll(growth.links());
        return links;
    }

    private List<Block> blocks(Variable variable) {
        return blocks.computeIfAbsent(
                variable,
                each -> RowsSince.of(all(before, each), all(now, each), places).blocks());
    }

    private static Told all(Grid grid, Variable variable) {
        return Told.all(grid.places(variable), grid.folding(variable).size());
    }

    private @Nullable Suppression waiting(Grid grid, Table table) {
        if (!table.rows().waits() && !table.columns().waits()) {
            return null;
        }
        Told rows = all(grid, table.first());
        Told columns = all(grid, table.second());
        int waitingRow = table.rows().waits() ? table.rows().size() - 1 : RowsSince.NONE;
        int waitingColumn = table.columns().waits() ? table.columns().size() - 1 : RowsSince.NONE;
        long[][] counts = new long[rows.size()][columns.size()];
        for (int person = 0; person < rows.rows().length; person++) {
            if (table.rows().rows()[person] == waitingRow || table.columns().rows()[person] == waitingColumn) {
                counts[rows.rows()[person]][columns.rows()[person]]++;
            }
        }
        return unknown(counts);
    }

    private Suppression unknown(long[][] counts) {
        Suppression table = Suppression.untold(counts);
        unknown.add(table);
        return table;
    }
}
