package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Cell.Equation;
import org.visibles.indicators.Cell.Exposed;

/** Hides what goes with a cell that could be solved from several tables together: as near to it and as small as can be. */
final class LinkedCompanions {

    private final Map<Cell, List<Equation>> linksOf;
    private final Map<Cell, List<Equation>> equationsOf;

    /**
     * @param equations the links too
     */
    LinkedCompanions(List<Equation> links, List<Equation> equations) {
        this.linksOf = byCell(links);
        this.equationsOf = byCell(equations);
    }

    private static Map<Cell, List<Equation>> byCell(List<Equation> equations) {
        Map<Cell, List<Equation>> of = new HashMap<>();
        equations.forEach(equation -> equation.cells()
                .forEach(cell ->
                        of.computeIfAbsent(cell, none -> new ArrayList<>()).add(equation)));
        return of;
    }

    /**
     * Tells no more whether the hidden cells of its table are small, which costs no number; then
     * hides the smallest cell still shown in a link of the exposed one; in a large system, of one hidden beside it in its
     * row, which may be known by that; else in its margins and, step by step, in those of what is hidden there; else withdraws
     * its table. Where its table shows nothing anyway, what is hidden of a link needs more company.
     *
     * @param tables in which something more may be hidden
     * @return whether something was done; not where all that a difference would be taken from is withdrawn already
     */
    boolean hide(Exposed what, Set<Suppression> tables, boolean large) {
        Cell exposed = what.cell();
        int insider = what.insider();
        if (tables.contains(exposed.table()) && exposed.table().unname()) {
            return true;
        }
        Cell beside = smallest(exposed, linksOf, tables, true, insider);
        boolean difference =
                linksOf.get(exposed) instanceof List<Equation> links && links.equals(equationsOf.get(exposed));
        if (beside == null && difference && unnameLinked(exposed, tables)) {
            return true;
        }
        if (beside == null && large) {
            beside = IntStream.range(0, exposed.table().columns())
                    .mapToObj(column -> new Cell(exposed.table(), exposed.row(), column))
                    .filter(cell -> cell.mark() != Mark.SHOWN)
                    .map(cell -> smallest(cell, linksOf, tables, true, insider))
                    .filter(Objects::nonNull)
                    .min(Comparator.comparingLong(Cell::count))
                    .orElse(null);
        }
        if (beside == null) {
            beside = difference && !large
                            || tables.contains(exposed.table())
                            || exposed.table().ofEarlierDay()
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
        } else if (!difference) {
            tables.forEach(Suppression::withdraw);
        } else {
            return exposed.table().ofEarlierDay() && tellLess(exposed, tables);
        }
        return true;
    }

    /**
     * A cell of an earlier day may be known by what the marks of now say.
     *
     * @return whether the nearest table told anything still
     */
    private boolean tellLess(Cell exposed, Set<Suppression> tables) {
        AtomicReference<@Nullable Suppression> nearest = new AtomicReference<>();
        around(exposed, (cells, equations) -> {
            nearest.set(equations.stream()
                    .flatMap(Equation::cells)
                    .map(Cell::table)
                    .filter(table -> tables.contains(table) && !table.withdrawn())
                    .findFirst()
                    .orElse(null));
            return nearest.get() != null;
        });
        Suppression table = nearest.get();
        if (table != null && !table.unname()) {
            table.withdraw();
        }
        return table != null;
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

    /**
     * Hides several cells beside one that hiding one after the other did not help in a large system: those still shown that
     * lie nearest, and of these the smallest.
     */
    void hideFurther(Exposed what, Set<Suppression> tables, int number) {
        Set<Cell> found = new LinkedHashSet<>();
        around(what.cell(), (cells, equations) -> {
            equations.stream()
                    .flatMap(Equation::cells)
                    .filter(cell -> couldBeHidden(cell, tables))
                    .sorted(smallestFirst(what.insider()))
                    .limit(number - found.size())
                    .forEach(found::add);
            return found.size() >= number;
        });
        found.forEach(cell -> cell.table().mask(cell.row(), cell.column()));
    }

    /** The smallest cell still shown in the margins of the exposed one, else of those hidden in them, and so on. */
    private @Nullable Cell nearest(Cell exposed, Set<Suppression> tables, int insider) {
        AtomicReference<@Nullable Cell> nearest = new AtomicReference<>();
        Map<Equation, Optional<Cell>> smallest = new IdentityHashMap<>();
        around(exposed, (cells, equations) -> {
            equations.forEach(equation -> smallest.put(
                    equation,
                    equation.cells().filter(cell -> couldBeHidden(cell, tables)).min(smallestFirst(insider))));
            nearest.set(cells.stream()
                    .flatMap(cell -> equationsOf.getOrDefault(cell, List.of()).stream()
                            .flatMap(equation -> smallest.getOrDefault(equation, Optional.empty()).stream())
                            .min(smallestFirst(insider))
                            .stream())
                    .min(Comparator.comparingLong(Cell::count))
                    .orElse(null));
            return nearest.get() != null;
        });
        return nearest.get();
    }

    /**
     * Goes from a cell to those hidden in its equations, from these to those in theirs, and so on, to each once.
     *
     * @param enough told the cells of a step and the equations that were not met before; whether to stop there
     */
    private void around(Cell exposed, BiPredicate<Collection<Cell>, Collection<Equation>> enough) {
        Set<Cell> seen = new HashSet<>(Set.of(exposed));
        Set<Equation> met = Collections.newSetFromMap(new IdentityHashMap<>());
        Collection<Cell> last = List.of(exposed);
        while (!last.isEmpty()) {
            List<Equation> equations = last.stream()
                    .flatMap(cell -> equationsOf.getOrDefault(cell, List.of()).stream())
                    .filter(met::add)
                    .toList();
            if (enough.test(last, equations)) {
                return;
            }
            last = equations.stream()
                    .flatMap(Equation::cells)
                    .filter(cell -> cell.mark() != Mark.SHOWN && seen.add(cell))
                    .toList();
        }
    }

    private static @Nullable Cell smallest(
            Cell exposed, Map<Cell, List<Equation>> of, Set<Suppression> tables, boolean shown, int insider) {
        return of.getOrDefault(exposed, List.of()).stream()
                .flatMap(Equation::cells)
                .filter(cell -> tables.contains(cell.table())
                        && !cell.table().withdrawn()
                        && (shown ? cell.open() : cell.mark() != Mark.SHOWN))
                .min(smallestFirst(insider))
                .orElse(null);
    }

    private static boolean couldBeHidden(Cell cell, Set<Suppression> tables) {
        return cell.open() && tables.contains(cell.table());
    }

    /** Preferred are those in which there is somebody whom the organisation does not know. */
    private static Comparator<Cell> smallestFirst(int insider) {
        return Comparator.comparing((Cell cell) -> cell.count() == cell.own(insider))
                .thenComparingLong(Cell::count);
    }
}
