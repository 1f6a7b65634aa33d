package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** Larger systems, in hidden cells times equations, are not solved: the work grows with the square of that. */
    static final long SOLVED = 1_000_000;

    private static final int PATIENCE = 8;

    private final List<Equation> equations;
    private final Map<Cell, List<Equation>> linksOf;
    private final Map<Cell, List<Equation>> equationsOf;
    private final long solved;

    /**
     * @param links what ties the tables to each other
     * @param margins what each table's rows and columns add up to
     */
    Protection(List<Equation> links, List<Equation> margins) {
        this(links, margins, SOLVED);
    }

    Protection(List<Equation> links, List<Equation> margins, long solved) {
        this.equations = Stream.concat(links.stream(), margins.stream()).toList();
        this.linksOf = byCell(links);
        this.equationsOf = byCell(equations);
        this.solved = solved;
    }

    private static Map<Cell, List<Equation>> byCell(List<Equation> equations) {
        Map<Cell, List<Equation>> of = new HashMap<>();
        equations.forEach(equation -> equation.cells()
                .forEach(cell ->
                        of.computeIfAbsent(cell, none -> new ArrayList<>()).add(equation)));
        return of;
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
        List<Cell> exposed = exposed(guarded, safe);
        for (int round = 1; !exposed.isEmpty() && !tables.stream().allMatch(Suppression::withdrawn); round++) {
            hide(exposed.getFirst(), tables, round);
            for (Cell cell : exposed.subList(1, exposed.size())) {
                if (!cell.table().withdrawn()) {
                    hide(cell, tables, round);
                }
            }
            exposed = exposed(guarded, safe);
        }
        return exposed.isEmpty() ? null : exposed.getFirst();
    }

    /** In a large system not one cell after the other, when those that lie nearest were not enough. */
    private void hide(Cell exposed, Set<Suppression> tables, int round) {
        if (round <= PATIENCE
                || !large()
                || !tables.contains(exposed.table())
                || exposed.table().withdrawn()) {
            hideBeside(exposed, tables);
        } else if (round <= 3 * PATIENCE) {
            exposed.table().widen(exposed.row(), exposed.column());
        } else {
            exposed.table().withdraw();
        }
    }

    private boolean large() {
        long hidden = equationsOf.keySet().stream()
                .filter(cell -> cell.mark() != Mark.SHOWN)
                .count();
        return hidden * equations.size() > solved;
    }

    /** One that could be solved, or several of a large system. */
    private List<Cell> exposed(Predicate<Cell> guarded, Set<Cell> safe) {
        if (large()) {
            return new Moves(equations).exposed(guarded, safe);
        }
        Cell one = new LinearSystem(equations).exposed(guarded, safe);
        return one == null ? List.of() : List.of(one);
    }

    /**
     * Tells no more whether the hidden cells of its table are small, which costs no number; then
     * hides the smallest cell still shown in a link of the exposed one; in a large system, of one hidden beside it in its
     * row, which may be known by that; else in its margins and, step by step, in those of what is hidden there; else withdraws its table. Where its table shows nothing anyway, what is hidden of
     * a link needs more company.
     */
    private void hideBeside(Cell exposed, Set<Suppression> tables) {
        if (tables.contains(exposed.table()) && exposed.table().unname()) {
            return;
        }
        Cell beside = smallest(exposed, linksOf, tables, true);
        boolean difference =
                linksOf.get(exposed) instanceof List<Equation> links && links.equals(equationsOf.get(exposed));
        if (beside == null && difference && unnameLinked(exposed, tables)) {
            return;
        }
        if (beside == null && large()) {
            beside = IntStream.range(0, exposed.table().columns())
                    .mapToObj(column -> new Cell(exposed.table(), exposed.row(), column))
                    .filter(cell -> cell.mark() != Mark.SHOWN)
                    .map(cell -> smallest(cell, linksOf, tables, true))
                    .filter(Objects::nonNull)
                    .min(Comparator.comparingLong(Cell::count))
                    .orElse(null);
        }
        if (beside == null) {
            beside = difference || tables.contains(exposed.table())
                    ? nearest(exposed, tables)
                    : smallest(exposed, equationsOf, tables, true);
        }
        Cell hidden = smallest(exposed, linksOf, tables, false);
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

    /** A difference may be known by what is told of the hidden cells from which it would be taken. */
    private boolean unnameLinked(Cell difference, Set<Suppression> tables) {
        return linksOf.getOrDefault(difference, List.of()).stream()
                        .flatMap(Equation::cells)
                        .map(Cell::table)
                        .distinct()
                        .filter(tables::contains)
                        .filter(Suppression::unname)
                        .count()
                > 0;
    }

    /** The smallest cell still shown in the margins of the exposed one, else of those hidden in them, and so on. */
    private @Nullable Cell nearest(Cell exposed, Set<Suppression> tables) {
        Set<Cell> seen = new HashSet<>(Set.of(exposed));
        Set<Cell> last = seen;
        while (!last.isEmpty()) {
            Cell found = last.stream()
                    .map(cell -> smallest(cell, equationsOf, tables, true))
                    .filter(Objects::nonNull)
                    .min(Comparator.comparingLong(Cell::count))
                    .orElse(null);
            if (found != null) {
                return found;
            }
            last = last.stream()
                    .flatMap(cell -> equationsOf.getOrDefault(cell, List.of()).stream())
                    .flatMap(Equation::cells)
                    .filter(cell -> cell.mark() != Mark.SHOWN && !seen.contains(cell))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            seen.addAll(last);
        }
        return null;
    }

    private static @Nullable Cell smallest(
            Cell exposed, Map<Cell, List<Equation>> of, Set<Suppression> tables, boolean shown) {
        return of.getOrDefault(exposed, List.of()).stream()
                .flatMap(Equation::cells)
                .filter(cell -> tables.contains(cell.table())
                        && !cell.table().withdrawn()
                        && shown == (cell.mark() == Mark.SHOWN))
                .min(Comparator.comparingLong(Cell::count))
                .orElse(null);
    }
}
