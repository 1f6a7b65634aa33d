package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Cell.Equation;

/** The hidden cells of some tables as unknowns of linear equations, each between the bounds that its mark tells. */
final class LinearSystem {

    private static final double ROUNDED = 1e-6;
    private static final double NARROW = Suppression.WIDTH - ROUNDED;
    /** No cell is held to be more than so many people larger than it is. */
    private static final double MANY = 1e6;

    private final Map<Cell, Integer> unknowns = new LinkedHashMap<>();
    private final double[] least;
    private final Reach reach;

    LinearSystem(List<Equation> equations) {
        this(equations, none -> false);
    }

    /**
     * @param bare tables of which nothing but the margins is told
     */
    LinearSystem(List<Equation> equations, Predicate<Suppression> bare) {
        equations.stream()
                .flatMap(Equation::cells)
                .filter(cell -> cell.mark() != Mark.SHOWN || bare.test(cell.table()) && cell.open())
                .forEach(cell -> unknowns.putIfAbsent(cell, unknowns.size()));
        double[] truth = new double[unknowns.size()];
        least = new double[unknowns.size()];
        double[] most = new double[unknowns.size()];
        unknowns.forEach((cell, index) -> {
            truth[index] = cell.count();
            boolean untold = bare.test(cell.table());
            least[index] = untold ? cell.told() : cell.least();
            most[index] = untold ? cell.count() + MANY : Math.min(cell.most(), cell.count() + MANY);
        });
        reach = new Reach(equations.stream().map(this::factors).toList(), truth, least, most);
    }

    private double[] factors(Equation equation) {
        double[] factors = new double[unknowns.size()];
        equation.left().forEach(cell -> add(factors, cell, 1));
        equation.right().forEach(cell -> add(factors, cell, -1));
        return factors;
    }

    private void add(double[] factors, Cell cell, int sign) {
        Integer index = unknowns.get(cell);
        if (index != null) {
            factors[index] += sign;
        }
    }

    /**
     * A small cell of those guarded that has fewer than {@link Suppression#WIDTH} other values left; null when there is none.
     *
     * @param safe cells that are known to have enough; those that are found to are added. As hiding more never takes a value
     *     away, they need no second look
     */
    @Nullable
    Cell exposed(Predicate<Cell> guarded, Set<Cell> safe) {
        List<Cell> open = new ArrayList<>(unknowns.keySet().stream()
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
        List<Cell> open = unknowns.keySet().stream()
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
        double[] known = least.clone();
        unknowns.forEach((cell, index) -> known[index] = Math.max(known[index], cell.own(organisation)));
        reach.restart(known);
        return !Arrays.equals(known, least);
    }

    private int index(Cell cell) {
        return unknowns.getOrDefault(cell, -1);
    }
}
