package org.visibles.indicators;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.visibles.indicators.Cell.Equation;
import org.visibles.indicators.Grid.Table;

/**
 * What tables give away of each other. When a category of one dimension holds exactly the people of some categories of
 * another (all that an organisation identified live in two communes where nobody else works), its row in each table is
 * the sum of theirs: one more equation for whoever looks for hidden cells. For each variable, all tables that hang
 * together so are looked at as one system of linear equations, and cells are hidden until no small one can be solved.
 */
final class LinkedCells {

    private final Grid grid;

    LinkedCells(Grid grid) {
        this.grid = grid;
    }

    /** One category and those of another dimension that hold the same people. */
    private record Same(Variable whole, int group, Variable of, List<Integer> parts) {}

    /**
     * @param solved see {@link Protection#SOLVED}
     */
    void protect(long solved) {
        List<Same> same = same();
        List<Equation> links = new ArrayList<>();
        for (Variable variable : Variable.values()) {
            links.addAll(links(variable, same));
        }
        Meaning.ALL.forEach(
                meaning -> Variable.dimensions().forEach(dimension -> links.addAll(links(dimension, meaning))));
        Nested nested = new Nested(grid);
        links.addAll(nested.links());
        together(links)
                .forEach(each -> new Protection(
                                each,
                                each.stream()
                                        .flatMap(Equation::cells)
                                        .map(Cell::table)
                                        .distinct()
                                        .filter(table -> !nested.holds(table))
                                        .flatMap(table -> Protection.margins(table).stream())
                                        .toList(),
                                solved)
                        .protect(table -> !nested.holds(table), any -> true));
    }

    /** In one dimension, what two variables say of the same people. */
    private List<Equation> links(Variable dimension, Meaning meaning) {
        Table table = grid.table(EnumSet.of(dimension, meaning.one()));
        Table other = grid.table(EnumSet.of(dimension, meaning.other()));
        List<Integer> of = grid.folding(meaning.one()).groupsOf(meaning.of());
        List<Integer> these = grid.folding(meaning.other()).groupsOf(meaning.these());
        return table == null || other == null || of == null || of.size() != 1 || these == null
                ? List.of()
                : grid.groups(dimension)
                        .mapToObj(group -> new Equation(
                                List.of(table.cell(dimension, group, of.getFirst())),
                                these.stream()
                                        .map(each -> other.cell(dimension, group, each))
                                        .toList()))
                        .toList();
    }

    /** Links whose tables hang together, in whatever way; what hangs apart is solved apart. */
    private static Collection<List<Equation>> together(List<Equation> links) {
        Map<Suppression, Set<Suppression>> sets = new LinkedHashMap<>();
        for (Equation link : links) {
            Set<Suppression> joined = new HashSet<>();
            link.cells().map(Cell::table).forEach(table -> {
                joined.add(table);
                joined.addAll(sets.getOrDefault(table, Set.of()));
            });
            joined.forEach(table -> sets.put(table, joined));
        }
        Map<Set<Suppression>, List<Equation>> parts = new LinkedHashMap<>();
        for (Equation link : links) {
            parts.computeIfAbsent(
                            sets.getOrDefault(link.left().getFirst().table(), Set.of()), none -> new ArrayList<>())
                    .add(link);
        }
        return parts.values();
    }

    /** What ties the tables of all dimensions with this variable to each other. */
    List<Equation> links(Variable variable) {
        return links(variable, same());
    }

    private List<Equation> links(Variable variable, List<Same> all) {
        List<Equation> links = new ArrayList<>();
        for (Same same : all) {
            Table whole = grid.table(EnumSet.of(same.whole(), variable));
            Table of = grid.table(EnumSet.of(same.of(), variable));
            if (whole != null && of != null) {
                grid.groups(variable)
                        .forEach(other -> links.add(new Equation(
                                List.of(whole.cell(same.whole(), same.group(), other)),
                                same.parts().stream()
                                        .map(part -> of.cell(same.of(), part, other))
                                        .toList())));
            }
        }
        return links;
    }

    /** The rows and columns of one table add up to published totals; nothing where there is no table. */
    List<Equation> margins(Variable dimension, Variable variable) {
        Table table = grid.table(EnumSet.of(dimension, variable));
        return table == null ? List.of() : Protection.margins(table.suppression());
    }

    private List<Same> same() {
        List<Same> found = new ArrayList<>();
        for (Variable whole : Variable.dimensions()) {
            for (Variable of : Variable.dimensions()) {
                if (whole != of && grid.folding(whole).size() > 1) { // of everyone, the margins tell already
                    List<Set<Integer>> parts = parts(whole, of);
                    IntStream.range(0, parts.size())
                            .filter(group -> parts.get(group).stream()
                                            .mapToLong(part -> grid.total(of, part))
                                            .sum()
                                    == grid.total(whole, group))
                            .forEach(group -> found.add(new Same(whole, group, of, List.copyOf(parts.get(group)))));
                }
            }
        }
        return found;
    }

    /** For each group of the one, the groups of the other that have a person in common with it. */
    private List<Set<Integer>> parts(Variable whole, Variable of) {
        int size = grid.folding(of).size();
        int[] rows = grid.places(whole);
        int[] columns = grid.places(of);
        BitSet together = new BitSet(grid.folding(whole).size() * size);
        for (int subject = 0; subject < rows.length; subject++) {
            together.set(rows[subject] * size + columns[subject]);
        }
        return grid.groups(whole)
                .<Set<Integer>>mapToObj(group -> together.get(group * size, (group + 1) * size).stream()
                        .boxed()
                        .collect(Collectors.toCollection(HashSet::new)))
                .toList();
    }
}
