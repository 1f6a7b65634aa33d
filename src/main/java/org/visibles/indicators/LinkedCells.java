package org.visibles.indicators;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.visibles.indicators.Cell.Equation;

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

    /** One row and those of another dimension that hold the same people. */
    private record Same(Variable whole, int row, Variable of, List<Integer> parts) {}

    /**
     * Hides what it takes.
     *
     * @param remembered what earlier days of knowledge told
     */
    void protect(Optional<Remembered> remembered) {
        Nested nested = new Nested(grid);
        List<Equation> links = all(nested);
        Predicate<Suppression> open = table -> !nested.holds(table);
        together(links).forEach(each -> Protection.protect(each, margins(each, open), open, nested::guards));
        remembered.ifPresent(memory -> {
            links.addAll(memory.links());
            protect(links, memory, open, nested::guards);
        });
    }

    private static void protect(
            List<Equation> links, Remembered memory, Predicate<Suppression> now, Predicate<Cell> guardedNow) {
        Predicate<Suppression> open = table -> now.test(table) && !memory.holds(table);
        Predicate<Cell> guarded = cell -> guardedNow.test(cell) && memory.guards(cell);
        together(links).forEach(each -> Protection.protect(each, margins(each, open), open, guarded));
        List<Equation> further = memory.further();
        if (!further.isEmpty()) {
            links.addAll(further);
            together(links)
                    .forEach(each -> Protection.protectFromReader(
                            Stream.concat(each.stream(), margins(each, open).stream())
                                    .toList(),
                            open,
                            guarded));
        }
    }

    private static List<Equation> margins(List<Equation> links, Predicate<Suppression> of) {
        return tables(links).stream()
                .filter(of)
                .flatMap(table -> Protection.margins(table).stream())
                .toList();
    }

    private static Set<Suppression> tables(List<Equation> links) {
        return links.stream()
                .flatMap(Equation::cells)
                .map(Cell::table)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** All that ties tables to each other. */
    List<Equation> all(Nested nested) {
        List<Same> same = same(false);
        List<Same> told = same(true);
        List<Equation> links = new ArrayList<>();
        for (Variable variable : Variable.values()) {
            links.addAll(links(variable, variable.tellsWho() ? told : same));
        }
        Meaning.ALL.forEach(
                meaning -> Variable.dimensions().forEach(dimension -> links.addAll(links(dimension, meaning))));
        links.addAll(nested.links());
        return links;
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
    static Collection<List<Equation>> together(List<Equation> links) {
        Map<Suppression, Suppression> joined = new IdentityHashMap<>();
        for (Equation link : links) {
            Suppression first = link.left().getFirst().table();
            link.cells().map(Cell::table).filter(table -> table != first).forEach(table -> {
                Suppression one = lead(joined, first);
                Suppression other = lead(joined, table);
                if (one != other) {
                    joined.put(other, one);
                }
            });
        }
        Map<Suppression, List<Equation>> parts = new LinkedHashMap<>();
        for (Equation link : links) {
            parts.computeIfAbsent(lead(joined, link.left().getFirst().table()), none -> new ArrayList<>())
                    .add(link);
        }
        return parts.values();
    }

    /** One table that stands for all that were joined, to which each leads faster the next time. */
    private static Suppression lead(Map<Suppression, Suppression> joined, Suppression table) {
        Suppression lead = table;
        for (Suppression next = joined.get(lead); next != null; next = joined.get(lead)) {
            lead = next;
        }
        Suppression each = table;
        while (each != lead) {
            each = Objects.requireNonNull(joined.put(each, lead));
        }
        return lead;
    }

    /** What ties the tables of all dimensions with this variable to each other. */
    List<Equation> links(Variable variable) {
        return links(variable, same(variable.tellsWho()));
    }

    private List<Equation> links(Variable variable, List<Same> all) {
        List<Equation> links = new ArrayList<>();
        for (Same same : all) {
            Table whole = grid.table(EnumSet.of(same.whole(), variable));
            Table of = grid.table(EnumSet.of(same.of(), variable));
            if (whole != null && of != null) {
                IntStream.range(0, grid.rows(variable, variable.tellsWho()).size())
                        .forEach(other -> links.add(new Equation(
                                List.of(whole.at(same.whole(), same.row(), other)),
                                same.parts().stream()
                                        .map(part -> of.at(same.of(), part, other))
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

    /** @param who in tables that tell who people are, where some wait */
    private List<Same> same(boolean who) {
        List<Same> found = new ArrayList<>();
        for (Variable whole : Variable.dimensions()) {
            for (Variable of : Variable.dimensions()) {
                Told rows = grid.rows(whole, who);
                if (whole != of && rows.size() > 1) { // of everyone, the margins tell already
                    long[] others = grid.rows(of, who).counts();
                    List<Set<Integer>> parts = parts(rows, grid.rows(of, who));
                    IntStream.range(0, parts.size())
                            .filter(row -> parts.get(row).stream()
                                            .mapToLong(part -> others[part])
                                            .sum()
                                    == rows.counts()[row])
                            .forEach(row -> found.add(new Same(whole, row, of, List.copyOf(parts.get(row)))));
                }
            }
        }
        return found;
    }

    /** For each row of the one, the rows of the other that have a person in common with it. */
    private static List<Set<Integer>> parts(Told whole, Told of) {
        int size = of.size();
        BitSet together = new BitSet(whole.size() * size);
        for (int subject = 0; subject < whole.rows().length; subject++) {
            together.set(whole.rows()[subject] * size + of.rows()[subject]);
        }
        return IntStream.range(0, whole.size())
                .<Set<Integer>>mapToObj(row -> together.get(row * size, (row + 1) * size).stream()
                        .boxed()
                        .collect(Collectors.toCollection(HashSet::new)))
                .toList();
    }
}
