package org.visibles.indicators;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.visibles.indicators.Cell.Equation;

/**
 * Groups within groups, of which no table tells, but a difference would: those who were connected and have no positive
 * outcome, as whoever has one was connected; and those of a commune who live outside its QPVs, as the map tells where a QPV
 * lies. Each difference is a hidden cell, tied to the cells from which it would be taken. Of those outside QPVs what became of
 * them must not be known; who they are is no secret, but that they are not fewer than nobody tells of the others.
 */
final class Nested {

    /** What happened to people. */
    private static final Set<Variable> HAPPENED = EnumSet.of(
            Variable.REACHED, Variable.EXIT, Variable.STILL, Variable.LOST, Variable.KNOWN, Variable.SITUATION);

    private final Grid grid;
    private final Set<Suppression> differences = new HashSet<>();
    /** Those of them that may be known. */
    private final Set<Suppression> open = new HashSet<>();

    private final List<Equation> links = new ArrayList<>();

    Nested(Grid grid) {
        this.grid = grid;
        Variable.dimensions().forEach(this::connectedWithoutOutcome);
        Map<Integer, List<Integer>> qpvs = qpvsOfCommunes();
        HAPPENED.forEach(variable -> outsideQpvs(qpvs, variable));
        if (toldOfAll()) {
            Stream.of(Variable.values())
                    .filter(Variable::tellsWho)
                    .forEach(variable -> open.addAll(outsideQpvs(qpvs, variable)));
        }
    }

    /** Whether the people of a commune and of a QPV who are told of are all that there are, in whatever table. */
    private boolean toldOfAll() {
        return grid.batches() == 1 && !grid.organisations().isEmpty();
    }

    List<Equation> links() {
        return links;
    }

    /** Whether the table is made of differences: nothing of it is published, so nothing more can be hidden of it. */
    boolean holds(Suppression table) {
        return differences.contains(table);
    }

    /** Whether a cell must not be known, as far as it is a difference. */
    boolean guards(Cell cell) {
        return !open.contains(cell.table());
    }

    private void connectedWithoutOutcome(Variable dimension) {
        Table reached = grid.table(EnumSet.of(dimension, Variable.REACHED));
        Table exit = grid.table(EnumSet.of(dimension, Variable.EXIT));
        List<Integer> connected = groups(Variable.REACHED, Meaning.CONNECTED);
        List<Integer> good = grid.groups(Variable.EXIT)
                .filter(group ->
                        Meaning.GOOD.containsAll(grid.folding(Variable.EXIT).categories(group)))
                .boxed()
                .toList();
        if (reached == null || exit == null || connected.isEmpty() || good.isEmpty()) {
            return;
        }
        differences(grid.groups(dimension)
                .mapToObj(group -> List.of(new Equation(
                        cells(reached, dimension, List.of(group), connected),
                        cells(exit, dimension, List.of(group), good))))
                .toList());
    }

    private List<Integer> groups(Variable variable, Set<String> categories) {
        List<Integer> groups = grid.folding(variable).groupsOf(categories);
        return groups == null ? List.of() : groups;
    }

    /** The QPVs of each commune that stand by themselves and in which nobody of another commune lives. */
    private Map<Integer, List<Integer>> qpvsOfCommunes() {
        Folding qpvs = grid.folding(Variable.QPV);
        Folding communes = grid.folding(Variable.COMMUNE);
        Map<Integer, Set<Integer>> communesOf = new TreeMap<>();
        int[] qpv = grid.places(Variable.QPV);
        int[] commune = grid.places(Variable.COMMUNE);
        for (int subject = 0; subject < qpv.length; subject++) {
            communesOf.computeIfAbsent(qpv[subject], none -> new TreeSet<>()).add(commune[subject]);
        }
        Map<Integer, List<Integer>> found = new TreeMap<>();
        communesOf.forEach((group, of) -> {
            List<String> categories = qpvs.categories(group);
            int in = of.iterator().next();
            if (of.size() == 1
                    && categories.size() == 1
                    && Subject.inQpv(categories.getFirst()).equals("YES")
                    && communes.categories(in).size() == 1) {
                found.computeIfAbsent(in, none -> new ArrayList<>()).add(group);
            }
        });
        found.entrySet()
                .removeIf(each -> each.getValue().stream()
                                .mapToLong(group -> grid.total(Variable.QPV, group))
                                .sum()
                        == grid.total(Variable.COMMUNE, each.getKey()));
        return found;
    }

    private Set<Suppression> outsideQpvs(Map<Integer, List<Integer>> qpvs, Variable variable) {
        Table ofCommunes = grid.table(EnumSet.of(Variable.COMMUNE, variable));
        Table ofQpvs = grid.table(EnumSet.of(Variable.QPV, variable));
        if (ofCommunes == null || ofQpvs == null) {
            return Set.of();
        }
        return differences(qpvs.entrySet().stream()
                .map(each -> grid.groups(variable)
                        .mapToObj(List::of)
                        .map(group -> new Equation(
                                cells(ofCommunes, Variable.COMMUNE, List.of(each.getKey()), group),
                                cells(ofQpvs, Variable.QPV, each.getValue(), group)))
                        .toList())
                .toList());
    }

    private static List<Cell> cells(Table table, Variable one, List<Integer> groups, List<Integer> others) {
        return groups.stream()
                .flatMap(group -> others.stream().map(other -> table.cell(one, group, other)))
                .toList();
    }

    /**
     * @param rows cells of which, and cells which are taken away: a row of differences each
     * @return their table, if there are any
     */
    private Set<Suppression> differences(List<List<Equation>> rows) {
        if (rows.isEmpty()) {
            return Set.of();
        }
        long[][] counts = rows.stream()
                .map(row -> row.stream()
                        .mapToLong(each -> sum(each.left()) - sum(each.right()))
                        .toArray())
                .toArray(long[][]::new);
        Suppression table = Suppression.untold(counts);
        differences.add(table);
        for (int row = 0; row < rows.size(); row++) {
            int at = row;
            IntStream.range(0, rows.get(at).size())
                    .forEach(column -> links.add(new Equation(
                            rows.get(at).get(column).left(),
                            Stream.concat(
                                            rows.get(at).get(column).right().stream(),
                                            Stream.of(new Cell(table, at, column)))
                                    .toList())));
        }
        return Set.of(table);
    }

    private static long sum(List<Cell> cells) {
        return cells.stream().mapToLong(Cell::count).sum();
    }
}
