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
import org.visibles.indicators.Cell.Exposed;
import org.visibles.indicators.Suppression.Mark;

/** Looks at several tables as one system of linear equations, and hides cells until no small one can be solved from it. */
final class Protection {

    /** Larger systems, in hidden cells times equations, are not solved: the work grows with the square of that. */
    static final long SOLVED = 250_000;

    /** What could be hidden is looked at whole in systems that are larger by this, as that is seldom done. */
    private static final int LARGER_BARE = 16;

    private static final int PATIENCE = 8;

    private final List<Equation> equations;
    private final Map<Cell, List<Equation>> linksOf;
    private final Map<Cell, List<Equation>> equationsOf;
    private final long solved;
    /** Cells that are known to have enough other values, for everybody and for each organisation. */
    private final Map<Integer, Set<Cell>> safe = new HashMap<>();
    /** The tables without all that may be hidden. */
    private @Nullable LinearSystem bare;

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
        List<Exposed> exposed = exposed(guarded, tables);
        for (int round = 1; !exposed.isEmpty() && !tables.stream().allMatch(Suppression::withdrawn); round++) {
            hide(exposed.getFirst(), tables, round);
            for (Exposed each : exposed.subList(1, exposed.size())) {
                if (!each.cell().table().withdrawn()) {
                    hide(each, tables, round);
                }
            }
            exposed = exposed(guarded, tables);
        }
        return exposed.isEmpty() ? null : exposed.getFirst().cell();
    }

    /** In a large system not one cell after the other, when those that lie nearest were not enough. */
    private void hide(Exposed exposed, Set<Suppression> tables, int round) {
        Cell cell = exposed.cell();
        if (round <= PATIENCE
                || !large()
                || !tables.contains(cell.table())
                || cell.table().withdrawn()) {
            hideBeside(exposed, tables);
        } else if (round <= 3 * PATIENCE) {
            cell.table().widen(cell.row(), cell.column());
        } else {
            cell.table().withdraw();
        }
    }

    private boolean large() {
        long hidden = equationsOf.keySet().stream()
                .filter(cell -> cell.mark() != Mark.SHOWN)
                .count();
        return hidden * equations.size() > solved;
    }

    /** One that could be solved, or several of a large system: by everybody, and if there is none, by an organisation. */
    private List<Exposed> exposed(Predicate<Cell> guarded, Set<Suppression> tables) {
        if (large()) {
            Alternatives alternatives = new Alternatives(equations);
            List<Exposed> exposed = alternatives.exposed(guarded, safeFrom(Parts.READER));
            return exposed.isEmpty() ? alternatives.exposedToInsiders(guarded, safeFrom(Leeway.NOBODY)) : exposed;
        }
        LinearSystem system = new LinearSystem(equations);
        Cell open = system.exposed(guarded, safeFrom(Parts.READER));
        if (open != null) {
            return List.of(new Exposed(open, Parts.READER));
        }
        for (int insider = 0; insider < organisations(); insider++) {
            int knowing = insider;
            Cell one = system.exposedTo(knowing, guarded, safeFrom(knowing), cell -> wanted(cell, knowing, tables));
            if (one != null) {
                return List.of(new Exposed(one, knowing));
            }
        }
        return List.of();
    }

    private Set<Cell> safeFrom(int insider) {
        return safe.computeIfAbsent(insider, none -> new HashSet<>());
    }

    private int organisations() {
        return equationsOf.keySet().stream()
                .mapToInt(cell -> cell.table().parts().organisations())
                .max()
                .orElse(0);
    }

    /** How many other values an organisation must hold to be possible: no more than what hiding everything leaves it. */
    private double wanted(Cell cell, int insider, Set<Suppression> tables) {
        long wanted = cell.wanted(insider);
        if (wanted == 0 || (long) equationsOf.size() * equations.size() > solved * LARGER_BARE) {
            return wanted;
        }
        if (bare == null) {
            bare = new LinearSystem(equations, tables::contains);
        }
        return Math.min(wanted, bare.width(insider, cell));
    }

    /**
     * Tells no more whether the hidden cells of its table are small, which costs no number; then
     * hides the smallest cell still shown in a link of the exposed one; in a large system, of one hidden beside it in its
     * row, which may be known by that; else in its margins and, step by step, in those of what is hidden there; else withdraws its table. Where its table shows nothing anyway, what is hidden of
     * a link needs more company.
     */
    private void hideBeside(Exposed what, Set<Suppression> tables) {
        Cell exposed = what.cell();
        int insider = what.insider();
        if (tables.contains(exposed.table()) && exposed.table().unname()) {
            return;
        }
        Cell beside = smallest(exposed, linksOf, tables, true, insider);
        if (beside == null && large()) {
            beside = IntStream.range(0, exposed.table().columns())
                    .mapToObj(column -> new Cell(exposed.table(), exposed.row(), column))
                    .filter(cell -> cell.mark() != Mark.SHOWN)
                    .map(cell -> smallest(cell, linksOf, tables, true, insider))
                    .filter(Objects::nonNull)
                    .min(Comparator.comparingLong(Cell::count))
                    .orElse(null);
        }
        if (beside == null) {
            beside = tables.contains(exposed.table())
                    ? nearest(exposed, tables, insider)
                    : smallest(exposed, equationsOf, tables, true, insider);
        }
        Cell hidden = smallest(exposed, linksOf, tables, false, insider);
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

    /** The smallest cell still shown in the margins of the exposed one, else of those hidden in them, and so on. */
    private @Nullable Cell nearest(Cell exposed, Set<Suppression> tables, int insider) {
        Set<Cell> seen = new HashSet<>(Set.of(exposed));
        Set<Cell> last = seen;
        while (!last.isEmpty()) {
            Cell found = last.stream()
                    .map(cell -> smallest(cell, equationsOf, tables, true, insider))
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

    /** Preferred are those in which there is somebody whom the organisation does not know. */
    private static @Nullable Cell smallest(
            Cell exposed, Map<Cell, List<Equation>> of, Set<Suppression> tables, boolean shown, int insider) {
        return of.getOrDefault(exposed, List.of()).stream()
                .flatMap(Equation::cells)
                .filter(cell -> tables.contains(cell.table())
                        && !cell.table().withdrawn()
                        && shown == (cell.mark() == Mark.SHOWN))
                .min(Comparator.comparing((Cell cell) -> cell.count() == cell.own(insider))
                        .thenComparingLong(Cell::count))
                .orElse(null);
    }
}
