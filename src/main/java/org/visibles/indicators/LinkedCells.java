package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Grid.Table;
import org.visibles.indicators.Suppression.Mark;

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

    /** A cell of the table of a dimension and the variable in hand. */
    record Cell(Table table, Variable dimension, int group, int other) {

        Mark mark() {
            return table.mark(dimension, group, other);
        }

        long count() {
            return table.count(dimension, group, other);
        }

        boolean small() {
            return count() < Suppression.THRESHOLD;
        }
    }

    /** One category and those of another dimension that hold the same people. */
    private record Same(Variable whole, int group, Variable of, List<Integer> parts) {}

    /** The left cells add up to as many as the right ones; without right ones, to a published total. */
    record Equation(List<Cell> left, List<Cell> right) {

        Stream<Cell> cells() {
            return Stream.concat(left.stream(), right.stream());
        }
    }

    void protect() {
        List<Same> same = same();
        for (Variable variable : Variable.values()) {
            protect(variable, same);
        }
    }

    private void protect(Variable variable, List<Same> all) {
        List<Equation> links = new ArrayList<>();
        Set<Variable> dimensions = new LinkedHashSet<>();
        for (Same same : all) {
            Table whole = grid.table(EnumSet.of(same.whole(), variable));
            Table of = grid.table(EnumSet.of(same.of(), variable));
            if (whole == null || of == null) {
                continue;
            }
            dimensions.add(same.whole());
            dimensions.add(same.of());
            grid.groups(variable)
                    .forEach(other -> links.add(new Equation(
                            List.of(new Cell(whole, same.whole(), same.group(), other)),
                            same.parts().stream()
                                    .map(part -> new Cell(of, same.of(), part, other))
                                    .toList())));
        }
        if (links.isEmpty()) {
            return;
        }
        List<Equation> equations = new ArrayList<>(links);
        for (Variable dimension : dimensions) {
            margins(equations, dimension, variable);
        }
        Cell exposed = new LinearSystem(equations).exposed();
        while (exposed != null && !allWithdrawn(equations)) {
            hideBeside(exposed, links, equations);
            exposed = new LinearSystem(equations).exposed();
        }
    }

    private static boolean allWithdrawn(List<Equation> equations) {
        return equations.stream()
                .flatMap(Equation::cells)
                .allMatch(cell -> cell.table().suppression().withdrawn());
    }

    private void margins(List<Equation> equations, Variable dimension, Variable variable) {
        Table table = grid.table(EnumSet.of(dimension, variable));
        if (table == null) {
            return;
        }
        grid.groups(dimension)
                .mapToObj(group -> grid.groups(variable).mapToObj(other -> new Cell(table, dimension, group, other)))
                .forEach(row -> equations.add(new Equation(row.toList(), List.of())));
        grid.groups(variable)
                .mapToObj(other -> grid.groups(dimension).mapToObj(group -> new Cell(table, dimension, group, other)))
                .forEach(column -> equations.add(new Equation(column.toList(), List.of())));
    }

    /** Hides the smallest cell still shown in a link of the exposed one, else in its margins; else withdraws its table. */
    private static void hideBeside(Cell exposed, List<Equation> links, List<Equation> equations) {
        Cell beside = smallestShown(exposed, links);
        if (beside == null) {
            beside = smallestShown(exposed, equations);
        }
        if (beside != null) {
            beside.table().mask(beside.dimension(), beside.group(), beside.other());
        } else if (!exposed.table().suppression().withdrawn()) {
            exposed.table().suppression().withdraw();
        } else {
            links.stream()
                    .flatMap(Equation::cells)
                    .forEach(cell -> cell.table().suppression().withdraw());
        }
    }

    private static @Nullable Cell smallestShown(Cell exposed, List<Equation> equations) {
        return equations.stream()
                .filter(equation -> equation.cells().anyMatch(exposed::equals))
                .flatMap(Equation::cells)
                .filter(cell -> cell.mark() == Mark.SHOWN)
                .min(Comparator.comparingLong(Cell::count))
                .orElse(null);
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
        List<Set<Integer>> parts = grid.groups(whole)
                .<Set<Integer>>mapToObj(group -> new HashSet<>())
                .toList();
        for (Subject subject : grid.subjects()) {
            parts.get(grid.folding(whole).groupOf(whole.of(subject)))
                    .add(grid.folding(of).groupOf(of.of(subject)));
        }
        return parts;
    }
}
