package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
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
    private final Map<Variable, RowsSince> rowsSince = new EnumMap<>(Variable.class);
    private final Map<Set<Variable>, TableSince> tables = new LinkedHashMap<>();
    private final Set<Suppression> differences = new HashSet<>();
    private final List<Equation> links = new ArrayList<>();
    private final List<Equation> everybody = new ArrayList<>();
    private final List<Equation> earlier = new ArrayList<>();

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
        TableSince since = new TableSince(
                then,
                rowsSince(first, then.rows(), rows),
                rowsSince(second, then.columns(), columns),
                rows,
                columns,
                counts,
                places);
        tables.put(EnumSet.of(first, second), since);
        Times ofRows = times(first, rows);
        Times ofColumns = times(second, columns);
        return since.past((row, column) ->
                ofRows.last()[row] < ofColumns.first()[column] || ofColumns.last()[column] < ofRows.first()[row]);
    }

    private RowsSince rowsSince(Variable variable, Told then, Told rows) {
        return rowsSince.computeIfAbsent(variable, none -> RowsSince.of(then, rows, places));
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
        Map<Suppression, UnaryOperator<Cell>> asNow = new HashMap<>();
        tables.forEach((variables, since) -> {
            Table then = before.table(variables);
            Table table = now.table(variables);
            if (then != null && table != null) {
                asNow.put(then.suppression(), cell -> since.now(cell, table));
                links.addAll(since.links(table, differences));
                links.add(Protection.margins(table.suppression()).getFirst());
            }
        });
        links.addAll(knownBefore(asNow));
        everybody.addAll(everybody());
        earlier.addAll(everybody);
        SinceBefore further = before.sinceBefore();
        differences.addAll(further.differences());
        earlier.addAll(asNow(further.links(), asNow));
        earlier.addAll(asNow(further.everybody(), asNow));
        return links;
    }

    @Override
    public List<Equation> further() {
        return earlier;
    }

    @Override
    public SinceBefore sinceBefore() {
        return new SinceBefore(links, everybody, differences);
    }

    /** The totals of all people of both days, those who wait too. */
    private List<Equation> everybody() {
        Everybody everybody = new Everybody(before, now, places, differences);
        List<Equation> links = new ArrayList<>();
        tables.forEach((variables, since) -> {
            Table then = before.table(variables);
            Table table = now.table(variables);
            if (then != null && table != null) {
                links.addAll(everybody.links(then, table, cell -> since.now(cell, table)));
            }
        });
        return links;
    }

    /**
     * The sums that were known before, by cells of now where these have the same people.
     *
     * @param asNow by the tables of before
     */
    private List<Equation> knownBefore(Map<Suppression, UnaryOperator<Cell>> asNow) {
        List<Equation> sums = new ArrayList<>(new LinkedCells(before).all(new Nested(before)));
        before.tables().forEach(then -> sums.addAll(Protection.margins(then.suppression())));
        sums.removeIf(each -> !each.cells().allMatch(cell -> asNow.containsKey(cell.table())));
        return asNow(sums, asNow).stream()
                .filter(each -> each.cells().anyMatch(cell -> cell.table().ofEarlierDay()))
                .toList();
    }

    private List<Equation> asNow(List<Equation> links, Map<Suppression, UnaryOperator<Cell>> asNow) {
        return links.stream()
                .map(each -> new Equation(cells(each.left(), asNow), cells(each.right(), asNow)))
                .filter(each -> each.cells().anyMatch(cell -> cell.mark() != Mark.SHOWN))
                .toList();
    }

    private List<Cell> cells(List<Cell> cells, Map<Suppression, UnaryOperator<Cell>> asNow) {
        return cells.stream()
                .map(cell -> asNow.getOrDefault(cell.table(), this::asBefore).apply(cell))
                .toList();
    }

    private Cell asBefore(Cell cell) {
        return before.tables().stream().anyMatch(table -> table.suppression() == cell.table())
                ? new Cell(cell.table().earlier(), cell.row(), cell.column())
                : cell;
    }
}
