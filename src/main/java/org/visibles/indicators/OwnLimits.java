package org.visibles.indicators;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.visibles.indicators.Cell.Equation;
import org.visibles.indicators.Grid.Table;
import org.visibles.indicators.Suppression.Mark;

/**
 * What the programme's figures bind an organisation's own file to, so that whoever holds both learns no more small numbers
 * than from each: how categories are put together ({@link OwnFoldings}), and in each table what is hidden of the programme's
 * cells in which the organisation's people are. Such a cell is the organisation's and that of all others together; where
 * all people of a commune are its own, the two rows are one.
 */
final class OwnLimits {

    private final Grid whole;
    private final int row;

    private OwnLimits(Grid whole, UUID organisation) {
        this.whole = whole;
        this.row = whole.folding(Variable.ORGANISATION).groupOf(organisation.toString());
    }

    /** Whether the programme's figures tell of an organisation by itself. */
    static boolean apart(Grid whole, UUID organisation) {
        Folding folding = whole.folding(Variable.ORGANISATION);
        int group = folding.groupOf(organisation.toString());
        return whole.publishable() && group >= 0 && folding.categories(group).size() == 1;
    }

    /** Of the people of an organisation that stands by itself; of nobody for others. */
    static Grid grid(Grid whole, UUID organisation) {
        return apart(whole, organisation)
                ? new Grid(whole.subjects(organisation), new OwnLimits(whole, organisation))
                : new Grid(List.of());
    }

    Map<Variable, Folding> foldings(Map<Variable, SortedMap<String, Long>> counts, Set<String> forced) {
        return new OwnFoldings(whole, row, counts).fold(forced);
    }

    /** Hides in the own tables what it takes. */
    void protect(Grid own, LinkedCells linked, long solved) {
        List<Equation> links = new ArrayList<>(linked.all(new Nested(own)));
        Set<Suppression> others = new HashSet<>();
        Map<Suppression, List<Equation>> margins = new HashMap<>();
        for (Table table : own.tables()) {
            Table standing = whole.table(EnumSet.of(table.first(), table.second()));
            margins.put(table.suppression(), Protection.margins(table.suppression()));
            if (standing != null && table.first() != Variable.ORGANISATION && table.second() != Variable.ORGANISATION) {
                new Pair(own, table, standing).link(links, margins, others);
            }
        }
        for (List<Equation> each : LinkedCells.together(links)) {
            List<Equation> sums = each.stream()
                    .flatMap(Equation::cells)
                    .map(Cell::table)
                    .distinct()
                    .flatMap(table -> margins.getOrDefault(table, List.of()).stream())
                    .toList();
            new Protection(each, sums, solved)
                    .protect(
                            table -> margins.containsKey(table) && !table.stands(),
                            cell -> !others.contains(cell.table()));
        }
    }

    /** A table of the own file, and the programme's by the same variables. */
    private final class Pair {

        private final Table own;
        private final Table standing;
        private final Suppression published;
        private final List<List<Integer>> rows;
        private final List<List<Integer>> columns;
        private final boolean[] allRow;
        private final boolean[] allColumn;

        Pair(Grid grid, Table own, Table standing) {
            this.own = own;
            this.standing = standing;
            this.published = standing.suppression().standing();
            this.rows = parts(grid, own.first());
            this.columns = parts(grid, own.second());
            this.allRow = all(grid, own.first(), rows);
            this.allColumn = all(grid, own.second(), columns);
        }

        /** For each own group those of the programme that it is made of. */
        private List<List<Integer>> parts(Grid grid, Variable variable) {
            return grid.groups(variable)
                    .mapToObj(group -> grid.folding(variable).categories(group).stream()
                            .map(category -> whole.folding(variable).groupOf(category))
                            .filter(part -> part >= 0)
                            .distinct()
                            .toList())
                    .toList();
        }

        /** Whether the own people are all that the programme counts there. */
        private boolean[] all(Grid grid, Variable variable, List<List<Integer>> parts) {
            boolean[] all = new boolean[parts.size()];
            for (int group = 0; group < all.length; group++) {
                long people = parts.get(group).stream()
                        .mapToLong(part -> whole.total(variable, part))
                        .sum();
                all[group] = people == grid.total(variable, group);
            }
            return all;
        }

        void link(List<Equation> links, Map<Suppression, List<Equation>> margins, Set<Suppression> all) {
            Set<Integer> read = new HashSet<>();
            long[][] beside = new long[rows.size()][columns.size()];
            Mark[][] unknown = new Mark[rows.size()][columns.size()];
            Suppression others = Suppression.hidden(beside, unknown);
            all.add(others);
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < columns.size(); column++) {
                    List<Cell> cells = cells(row, column);
                    unknown[row][column] = Mark.UNTOLD;
                    beside[row][column] = cells.stream().mapToLong(Cell::count).sum() - own.counts()[row][column];
                    Cell mine = new Cell(own.suppression(), row, column);
                    if (!told(row, column)) {
                        own.suppression().mask(row, column);
                    }
                    if (mine.mark() != Mark.SHOWN || cells.stream().anyMatch(cell -> cell.mark() != Mark.SHOWN)) {
                        cells.forEach(cell -> read.add(cell.row()));
                        links.add(new Equation(
                                allRow[row] || allColumn[column]
                                        ? List.of(mine)
                                        : List.of(mine, new Cell(others, row, column)),
                                cells));
                    }
                }
            }
            margins.put(published, sums(read));
        }

        private List<Cell> cells(int row, int column) {
            return rows.get(row).stream()
                    .flatMap(one -> columns.get(column).stream().map(other -> cell(one, other)))
                    .toList();
        }

        private Cell cell(int one, int other) {
            Cell there = standing.cell(own.first(), one, other);
            return new Cell(published, there.row(), there.column());
        }

        private boolean shown(int one, int other) {
            return standing.mark(own.first(), one, other) == Mark.SHOWN;
        }

        /** Whether the sum of the programme's cells follows from what is shown of their rows, or of their columns. */
        private boolean told(int row, int column) {
            return rows.get(row).stream()
                            .allMatch(one -> follows(
                                    columns.get(column), whole.groups(own.second()), other -> shown(one, other)))
                    || columns.get(column).stream()
                            .allMatch(other ->
                                    follows(rows.get(row), whole.groups(own.first()), one -> shown(one, other)));
        }

        /** Whether these are all shown, or all the others. */
        private static boolean follows(List<Integer> these, IntStream all, IntPredicate shown) {
            return these.stream().allMatch(shown::test)
                    || all.filter(each -> !these.contains(each)).allMatch(shown);
        }

        /** Of the programme's rows that are read; of its columns where these are all. */
        private List<Equation> sums(Set<Integer> read) {
            List<Equation> sums = new ArrayList<>(read.stream()
                    .map(row -> new Equation(
                            IntStream.range(0, published.columns())
                                    .mapToObj(column -> new Cell(published, row, column))
                                    .toList(),
                            List.of()))
                    .toList());
            if (read.size() == published.rows()) {
                sums.addAll(IntStream.range(0, published.columns())
                        .mapToObj(column -> new Equation(
                                IntStream.range(0, published.rows())
                                        .mapToObj(row -> new Cell(published, row, column))
                                        .toList(),
                                List.of()))
                        .toList());
            }
            return sums;
        }
    }
}
