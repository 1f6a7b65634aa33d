package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.visibles.indicators.Cell.Equation;

/**
 * What the tables of who people are must not give away of those that were told last, nor these of them. Of people who are
 * the same what was shown stays shown and what was hidden stays hidden; where more have come, a cell holds all who were in
 * it: the difference is a hidden number, of nobody or of some.
 */
final class Memory implements Remembered {

    private final Grid before;
    private final Grid now;
    private final int[] places;
    private final Map<Set<Variable>, TableSince> tables = new LinkedHashMap<>();
    private final Set<Suppression> differences = new HashSet<>();

    /** With which batch it was told of somebody in each row first, and last. */
    private record Times(int[] first, int[] last) {}

    /**
     * @param before the grid as it was told last
     * @param now of which more people are told
     */
    Memory(Grid before, Grid now) {
        this.before = before;
        this.now = now;
        this.places = now.placesOf(before.subjects());
    }

    @Override
    public Past past(Variable first, Variable second, Told rows, Told columns, long[][] counts) {
        Table then = before.table(EnumSet.of(first, second));
        if (then == null) {
            return Past.none(counts);
        }
        TableSince since = new TableSince(then, rows, columns, counts, places);
        tables.put(EnumSet.of(first, second), since);
        Times ofRows = times(first, rows);
        Times ofColumns = times(second, columns);
        return since.past((row, column) ->
                ofRows.last()[row] < ofColumns.first()[column] || ofColumns.last()[column] < ofRows.first()[row]);
    }

    private Times times(Variable variable, Told rows) {
        int[] since = now.since(variable).orElseGet(() -> new int[rows.rows().length]);
        Times times = new Times(new int[rows.size()], new int[rows.size()]);
        Arrays.fill(times.first(), Telling.NEVER);
        for (int person = 0; person < since.length; person++) {
            int row = rows.rows()[person];
            times.first()[row] = Math.min(times.first()[row], since[person]);
            times.last()[row] = Math.max(times.last()[row], since[person]);
        }
        return times;
    }

    @Override
    public boolean holds(Suppression table) {
        return table.ofEarlierDay() || differences.contains(table);
    }

    /** How many have come is looked after where people wait. */
    @Override
    public boolean guards(Cell cell) {
        return !differences.contains(cell.table()) && !cell.table().isFree(cell.row(), cell.column());
    }

    @Override
    public List<Equation> links() {
        List<Equation> links = new ArrayList<>();
        tables.forEach((variables, since) -> {
            Table table = now.table(variables);
            if (table != null) {
                links.addAll(since.links(table, differences));
                links.add(Protection.margins(table.suppression()).getFirst());
            }
        });
        links.addAll(knownBefore());
        return links;
    }

    /** The totals of all people of both days, those who wait too. */
    @Override
    public List<Equation> further(Set<Suppression> of) {
        Everybody everybody = new Everybody(before, now, places, differences);
        List<Equation> links = new ArrayList<>();
        tables.forEach((variables, since) -> {
            Table then = before.table(variables);
            Table table = now.table(variables);
            if (then != null && table != null && of.contains(table.suppression())) {
                links.addAll(everybody.links(then, table, cell -> since.now(cell, table)));
            }
        });
        return links;
    }

    /** The sums that were known before, by cells of now where these have the same people. */
    private List<Equation> knownBefore() {
        Map<Suppression, TableSince> since = new HashMap<>();
        Map<Suppression, Table> tablesNow = new HashMap<>();
        List<Equation> all = new ArrayList<>(new LinkedCells(before).all(new Nested(before)));
        for (Table then : before.tables()) {
            Set<Variable> variables = EnumSet.of(then.first(), then.second());
            TableSince found = tables.get(variables);
            Table table = now.table(variables);
            if (found != null && table != null) {
                since.put(then.suppression(), found);
                tablesNow.put(then.suppression(), table);
                all.addAll(Protection.margins(then.suppression()));
            }
        }
        return all.stream()
                .filter(each -> each.cells().allMatch(cell -> since.containsKey(cell.table())))
                .map(each -> new Equation(now(each.left(), since, tablesNow), now(each.right(), since, tablesNow)))
                .filter(each -> each.cells().anyMatch(cell -> cell.table().ofEarlierDay())
                        && each.cells().anyMatch(cell -> cell.mark() != Mark.SHOWN))
                .toList();
    }

    private static List<Cell> now(List<Cell> cells, Map<Suppression, TableSince> since, Map<Suppression, Table> now) {
        return cells.stream()
                .map(cell -> require(since, cell).now(cell, require(now, cell)))
                .toList();
    }

    private static <T> T require(Map<Suppression, T> of, Cell cell) {
        return Objects.requireNonNull(of.get(cell.table()));
    }
}
