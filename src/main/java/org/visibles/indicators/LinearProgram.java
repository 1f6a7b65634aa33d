package org.visibles.indicators;

import com.google.ortools.linearsolver.MPVariable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Cell.Equation;

/**
 * Hidden cells as unknowns of equations, of which the true counts are one solution: looks for others within what the marks
 * tell. A solution is told as a course: by how much each cell differs from what is true.
 */
final class LinearProgram implements AutoCloseable {

    private final Solver solver = new Solver();
    private final Map<Cell, MPVariable> unknowns = new LinkedHashMap<>();

    /**
     * @param aside cells that are known to be what they are, hidden or not
     */
    LinearProgram(Collection<Equation> equations, Predicate<Cell> aside) {
        solver.add(
                equations,
                cell -> cell.mark() == Mark.SHOWN || aside.test(cell)
                        ? Map.of()
                        : Map.of(unknowns.computeIfAbsent(cell, none -> solver.variable()), 1));
        know(none -> 0);
    }

    /**
     * Looks for what is possible for somebody who knows more than everybody from now on.
     *
     * @param own how many people there are in a cell at least
     */
    void know(ToLongFunction<Cell> own) {
        unknowns.forEach((cell, unknown) -> unknown.setBounds(
                Math.max(cell.least(), own.applyAsLong(cell)) - cell.count(),
                Math.min(cell.most() - cell.count(), Solver.MANY)));
    }

    Set<Cell> cells() {
        return unknowns.keySet();
    }

    /**
     * The course on which some cells are furthest away.
     *
     * @param ways of each, up or down
     * @return null where the search failed, which must not count as a proof
     */
    @Nullable
    Map<Cell, Double> furthest(Map<Cell, Integer> ways) {
        solver.objective().clear();
        ways.forEach((cell, way) -> {
            if (unknowns.get(cell) instanceof MPVariable unknown) {
                solver.objective().setCoefficient(unknown, way);
            }
        });
        return solver.solve() ? course() : null;
    }

    /** The same of one cell; null too where nothing is to be looked for, as it is told that it is not so. */
    @Nullable
    Map<Cell, Double> furthest(Cell cell, int way) {
        MPVariable unknown = unknowns.get(cell);
        return unknown != null && (way > 0 ? unknown.ub() : -unknown.lb()) > 0 ? furthest(Map.of(cell, way)) : null;
    }

    private Map<Cell, Double> course() {
        Map<Cell, Double> course = new LinkedHashMap<>();
        unknowns.forEach((cell, unknown) -> {
            double by = unknown.solutionValue();
            if (Math.abs(by) > Solver.ROUNDED) {
                course.put(cell, by);
            }
        });
        return course;
    }

    @Override
    public void close() {
        solver.close();
    }
}
