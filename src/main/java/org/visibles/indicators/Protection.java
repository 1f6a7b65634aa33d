package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Cell.Equation;
import org.visibles.indicators.Suppression.Mark;

/** Looks at several tables as one system of linear equations, and hides cells until no small one can be solved from it. */
final class Protection {

    private final List<Equation> links;
    private final List<Equation> equations;

    /**
     * @param links what ties the tables to each other
     * @param margins what each table's rows and columns add up to
     */
    Protection(List<Equation> links, List<Equation> margins) {
        this.links = links;
        this.equations = Stream.concat(links.stream(), margins.stream()).toList();
    }

    /** The rows and the columns of a table whose totals are published. */
    static List<Equation> margins(Suppression table) {
        List<Equation> margins = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            int at = row;
            margins.add(new Equation(
                    IntStream.range(0, table.columns())
                            .mapToObj(column -> new Cell(table, at, column))
                            .toList(),
                    List.of()));
        }
        for (int column = 0; column < table.columns(); column++) {
            int at = column;
            margins.add(new Equation(
                    IntStream.range(0, table.rows())
                            .mapToObj(row -> new Cell(table, row, at))
                            .toList(),
                    List.of()));
        }
        return margins;
    }

    /**
     * @param open the tables in which something more may be hidden; the others stand as they are published already
     * @param guarded the cells that must not be solved
     * @return one that could be solved still with all of those tables hidden; null when there is none
     */
    @Nullable
    Cell protect(Predicate<Suppression> open, Predicate<Cell> guarded) {
        Set<Suppression> tables = equations.stream()
                .flatMap(Equation::cells)
                .map(Cell::table)
                .filter(open)
                .collect(Collectors.toSet());
        Set<Cell> safe = new HashSet<>();
        Cell exposed = new LinearSystem(equations).exposed(guarded, safe);
        while (exposed != null && !tables.stream().allMatch(Suppression::withdrawn)) {
            hideBeside(exposed, tables);
            exposed = new LinearSystem(equations).exposed(guarded, safe);
        }
        return exposed;
    }

    /**
     * Hides the smallest cell still shown in a link of the exposed one, else in its margins; else withdraws its table. Where
     * its table shows nothing anyway, what is hidden of a link needs more company.
     */
    private void hideBeside(Cell exposed, Set<Suppression> tables) {
        Cell beside = smallest(exposed, links, tables, true);
        if (beside == null) {
            beside = smallest(exposed, equations, tables, true);
        }
        Cell hidden = smallest(exposed, links, tables, false);
        if (beside != null) {
            beside.table().mask(beside.row(), beside.column());
        } else if (tables.contains(exposed.table()) && !exposed.table().withdrawn()) {
            exposed.table().withdraw();
        } else if (!tables.contains(exposed.table()) && hidden != null) {
            hidden.table().widen(hidden.row(), hidden.column());
        } else {
            tables.forEach(Suppression::withdraw);
        }
    }

    private static @Nullable Cell smallest(
            Cell exposed, List<Equation> equations, Set<Suppression> tables, boolean shown) {
        return equations.stream()
                .filter(equation -> equation.cells().anyMatch(exposed::equals))
                .flatMap(Equation::cells)
                .filter(cell -> tables.contains(cell.table())
                        && !cell.table().withdrawn()
                        && shown == (cell.mark() == Mark.SHOWN))
                .min(Comparator.comparingLong(Cell::count))
                .orElse(null);
    }
}
