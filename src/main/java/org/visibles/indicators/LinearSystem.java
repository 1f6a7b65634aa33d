package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Cell.Equation;

/** The hidden cells of some tables as unknowns of linear equations, each between the bounds that its mark tells. */
final class LinearSystem {

    private static final double ROUNDED = 1e-6;
    private static final double NARROW = Suppression.WIDTH - ROUNDED;

    private final Unknowns unknowns;
    private final Reach reach;

    LinearSystem(List<Equation> equations) {
        this(equations, none -> false);
    }

    /**
     * @param bare tables of which nothing but the margins is told
     */
    LinearSystem(List<Equation> equations, Predicate<Suppression> bare) {
        unknowns = new Unknowns(equations, bare);
        reach = unknowns.reach(equations.stream().map(unknowns::factors).toList());
    }

    /**
     * A small cell of those guarded that has fewer than {@link Suppression#WIDTH} other values left; null when there is none.
     *
     * @param safe cells that are known to have enough; those that are found to are added. As hiding more never takes a value
     *     away, they need no second look
     */
    @Nullable
    Cell exposed(Predicate<Cell> guarded, Set<Cell> safe) {
        List<Cell> open = new ArrayList<>(unknowns.cells().stream()
                .filter(Cell::small)
                .filter(guarded)
                .filter(cell -> !safe.contains(cell))
                .toList());
        while (!open.isEmpty()) {
            Cell cell = open.getLast();
            if (!reach.atLeast(index(cell), NARROW)) {
                return cell;
            }
            open.stream().filter(other -> reach.width(index(other)) >= NARROW).forEach(safe::add);
            open.removeIf(safe::contains);
        }
        return null;
    }

    /**
     * The same for an organisation that knows its own people: none of the cells is less than its part of them.
     *
     * @param wanted how many other values it must have, at most as many as it could
     */
    @Nullable
    Cell exposedTo(int organisation, Predicate<Cell> guarded, Set<Cell> safe, ToDoubleFunction<Cell> wanted) {
        List<Cell> open = unknowns.cells().stream()
                .filter(Cell::small)
                .filter(guarded)
                .filter(cell -> !safe.contains(cell) && cell.others(organisation))
                .toList();
        if (open.isEmpty() || !know(organisation)) {
            return null;
        }
        for (Cell cell : open.reversed()) {
            if (!reach.atLeast(index(cell), NARROW)
                    && reach.width(index(cell)) < wanted.applyAsDouble(cell) - ROUNDED) {
                return cell;
            }
            safe.add(cell);
        }
        return null;
    }

    /** How far apart the values are that a cell can have for an organisation; not looked for further than is enough. */
    double width(int organisation, Cell cell) {
        know(organisation);
        reach.atLeast(index(cell), NARROW);
        return reach.width(index(cell));
    }

    /** Whether it knows more than everybody. */
    private boolean know(int organisation) {
        double[] known = unknowns.least().clone();
        unknowns.cells().forEach(cell -> known[index(cell)] = Math.max(known[index(cell)], cell.own(organisation)));
        reach.restart(known);
        return !Arrays.equals(known, unknowns.least());
    }

    private int index(Cell cell) {
        return unknowns.number(cell).orElse(-1);
    }
}
