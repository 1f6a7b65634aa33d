package org.visibles.indicators;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.visibles.indicators.Cell.Equation;
import org.visibles.indicators.RowsSince.Block;

/**
 * What tables of how far people have come tell of those of an earlier month. Nobody comes back, be it from a stage, from having
 * left or from being checked: so of each row those who have come so far are those of then and as many as have come since, a
 * hidden number of nobody or some.
 */
final class Advance implements Remembered {

    /** What nobody comes back from, by the variable that tells of it: whoever stands in one of these does so from then on. */
    private static final Map<Variable, List<Set<String>>> FOR_GOOD = Map.of(
            Variable.REACHED,
            List.of(Set.of(Subject.MOBILISED, Subject.CONNECTED), Set.of(Subject.CONNECTED)),
            Variable.EXIT,
            List.of(Set.of(Subject.OTHER, "POSITIVE", "LASTING")),
            Variable.KNOWN,
            List.of(Set.of("UNKNOWN", "KNOWN")));

    private final Grid before;
    private final Grid now;
    private final Set<Suppression> differences = new HashSet<>();

    /**
     * @param before the grid as it was told the month before
     * @param now of the same people, and more
     */
    Advance(Grid before, Grid now) {
        this.before = before;
        this.now = now;
    }

    static boolean knows(Variable variable) {
        return FOR_GOOD.containsKey(variable);
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
        growth(before, now).forEach(growth -> {
            differences.add(growth.came());
            links.addAll(growth.links());
        });
        before.tables().stream()
                .filter(then -> now.table(EnumSet.of(then.first(), then.second())) != null)
                .forEach(then ->
                        links.addAll(Protection.margins(then.suppression().earlier())));
        return links;
    }

    /** Of each table of both months. */
    static List<Growth> growth(Grid before, Grid after) {
        int[] places = after.placesOf(before.subjects());
        Map<Variable, List<Block>> blocks = new EnumMap<>(Variable.class);
        List<Growth> all = new ArrayList<>();
        for (Table then : before.tables()) {
            Table table = after.table(EnumSet.of(then.first(), then.second()));
            if (table != null) {
                List<Block> same = blocks.computeIfAbsent(
                        then.first(),
                        none -> RowsSince.of(then.rows(), table.rows(), places).blocks());
                all.add(Growth.of(grown(before, then, after, table, same)));
            }
        }
        return all;
    }

    @Override
    public List<Equation> further() {
        return List.of();
    }

    @Override
    public SinceBefore sinceBefore() {
        return SinceBefore.NONE;
    }

    private static List<Equation> grown(Grid before, Table then, Grid after, Table table, List<Block> blocks) {
        Variable variable = then.second();
        return FOR_GOOD.getOrDefault(variable, List.of()).stream()
                .flatMap(reached -> {
                    List<Integer> groupsThen = before.folding(variable).groupsOf(reached);
                    List<Integer> groupsNow = after.folding(variable).groupsOf(reached);
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
