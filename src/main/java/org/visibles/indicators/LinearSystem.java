package org.visibles.indicators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Cell.Equation;
import org.visibles.indicators.Suppression.Mark;

/** The hidden cells of some tables as unknowns of linear equations, each between the bounds that its mark tells. */
final class LinearSystem {

    private static final int MOST_STEPS = 5_000;
    private static final double NARROW = Suppression.WIDTH - 1e-6;

    private final Map<Cell, Integer> unknowns = new LinkedHashMap<>();
    private final List<LinearConstraint> constraints = new ArrayList<>();

    LinearSystem(List<Equation> equations) {
        equations.stream()
                .flatMap(Equation::cells)
                .filter(cell -> cell.mark() != Mark.SHOWN)
                .forEach(cell -> unknowns.putIfAbsent(cell, unknowns.size()));
        equations.forEach(this::add);
        unknowns.forEach((cell, index) -> {
            if (cell.mark() == Mark.UNDER) {
                double[] factors = new double[unknowns.size()];
                factors[index] = 1;
                constraints.add(new LinearConstraint(factors, Relationship.LEQ, Suppression.THRESHOLD - 1));
            }
        });
    }

    private void add(Equation equation) {
        double[] factors = new double[unknowns.size()];
        double sum = 0;
        boolean open = false;
        for (Cell cell : equation.left()) {
            sum += add(factors, cell, 1);
            open |= cell.mark() != Mark.SHOWN;
        }
        for (Cell cell : equation.right()) {
            sum += add(factors, cell, -1);
            open |= cell.mark() != Mark.SHOWN;
        }
        if (open) {
            constraints.add(new LinearConstraint(factors, Relationship.EQ, sum));
        }
    }

    /** What the hidden cell adds to the right side; an unknown counts from its least value on. */
    private double add(double[] factors, Cell cell, int sign) {
        Integer index = unknowns.get(cell);
        if (index == null) {
            return 0;
        }
        factors[index] += sign;
        return sign * (cell.count() - least(cell));
    }

    private static long least(Cell cell) {
        return cell.table().withdrawn() ? 0 : cell.mark().least(cell.count());
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
            double[] most = solve(cell, GoalType.MAXIMIZE);
            if (most == null) {
                return cell;
            }
            open.stream().filter(other -> moved(other, most)).forEach(safe::add);
            if (!safe.contains(cell)) {
                double[] least = solve(cell, GoalType.MINIMIZE);
                if (least == null || most[index(cell)] - least[index(cell)] < NARROW) {
                    return cell;
                }
                safe.add(cell);
                open.stream().filter(other -> moved(other, least)).forEach(safe::add);
            }
            open.removeIf(safe::contains);
        }
        return null;
    }

    /** Whether the cell has in this solution a value that is far enough from the true one. */
    private boolean moved(Cell cell, double[] solution) {
        return Math.abs(solution[index(cell)] + least(cell) - cell.count()) >= NARROW;
    }

    private int index(Cell cell) {
        return unknowns.getOrDefault(cell, -1);
    }

    /** An extreme solution; null when the solver gives up, which must not count as a proof. */
    private double @Nullable [] solve(Cell cell, GoalType goal) {
        double[] objective = new double[unknowns.size()];
        objective[index(cell)] = 1;
        try {
            return new SimplexSolver()
                    .optimize(
                            new MaxIter(MOST_STEPS),
                            new LinearObjectiveFunction(objective, 0),
                            new LinearConstraintSet(constraints),
                            goal,
                            new NonNegativeConstraint(true))
                    .getPoint();
        } catch (MathIllegalStateException givenUp) {
            return null;
        }
    }
}
