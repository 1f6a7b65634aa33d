package org.visibles.indicators;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.visibles.indicators.Cell.Equation;
import org.visibles.indicators.RowsSince.Block;

/**
 * What tables of how far people have come tell of those of an earlier month. Nobody comes back: so of each row those who have
 * reached a stage are those of then and as many as have come since, a hidden number of nobody or some.
 */
final class Advance implements Remembered {

    /** Those who have reached a stage, however far they have come since. */
    private static final List<Set<String>> STAGES =
            List.of(Set.of(Subject.MOBILISED, Subject.CONNECTED), Set.of(Subject.CONNECTED));

    private final Grid before;
    private final Grid now;
    private final int[] places;
    private final Set<Suppression> differences = new HashSet<>();

    /**
     * @param before the grid as it was told the month before
     * @param now of the same people, and more
     */
    Advance(Grid before, Grid now) {
        this.before = before;
        this.now = now;
        this.places = now.placesOf(before.subjects());
    }

    /** Which people are the same cannot be seen. */
    @Override
    public Past past(Variable first, Variable second, Told rows, Told columns, long[][] counts) {
        return Past.none(counts);
    }

    @Override
    public boolean holds(Suppression table) {
        return table.ofEarlierDay() || differences.contains(table);
    }

    @Override
    public boolean guards(Cell cell) {
        return !differences.contains(cell.table());
    }

    @Override
    public List<Equation> links() {
        List<Equation> links = new ArrayList<>();
        for (Variable dimension : Variable.dimensions()) {
            Table then = before.table(EnumSet.of(dimension, Variable.REACHED));
            Table table = now.table(EnumSet.of(dimension, Variable.REACHED));
            if (then != null && table != null) {
                Growth growth = Growth.of(grown(dimension, then, table));
                differences.add(growth.came());
                links.addAll(growth.links());
                links.addAll(Protection.margins(then.suppression().earlier()));
            }
        }
        return links;
    }

    @Override
    public List<Equation> ofEverybody(Set<Suppression> of) {
        return List.of();
    }

    private List<Equation> grown(Variable dimension, Table then, Table table) {
        List<Block> blocks = RowsSince.of(then.rows(), table.rows(), places).blocks();
        return STAGES.stream()
                .flatMap(stage -> {
                    List<Integer> groupsThen = before.folding(Variable.REACHED).groupsOf(stage);
                    List<Integer> groupsNow = now.folding(Variable.REACHED).groupsOf(stage);
                    return groupsThen == null || groupsNow == null
                            ? Stream.<Equation>of()
                            : blocks.stream()
                                    .map(block -> new Equation(
                                            cells(table.suppression(), block.now(), groupsNow),
                                            cells(then.suppression().earlier(), block.then(), groupsThen)));
                })
                .toList();
    }

    private static List<Cell> cells(Suppression table, Set<Integer> rows, List<Integer> columns) {
        return rows.stream()
                .flatMap(row -> columns.stream().map(column -> new Cell(table, row, column)))
                .toList();
    }
}
