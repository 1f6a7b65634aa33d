package org.visibles.indicators;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolver.ResultStatus;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPSolverParameters.IntegerParam;
import com.google.ortools.linearsolver.MPSolverParameters.PresolveValues;
import com.google.ortools.linearsolver.MPVariable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Cell.Equation;

/**
 * Hidden cells as unknowns of equations, of which the true counts are one solution: looks for others within what the marks
 * tell, by linear programming (GLOP of OR-Tools). A solution is told as a course: by how much each cell differs from what is
 * true. What is found is checked, so it is a proof; that nothing is found is one as far as the library can be trusted.
 */
final class LinearProgram implements AutoCloseable {

    static {
        Loader.loadNativeLibraries();
    }

    /** No cell is held to be more than so many people larger than it is. */
    private static final int MANY = 10_000;

    /** What is less is an error of rounding. */
    private static final double ROUNDED = 1e-6;

    /** What it is worth that a cell has another value, in people that are where they are told not to be. */
    private static final double DEAR = 10_000;

    /** Each search begins where the last one ended, which it could not in a system that is simplified anew each time. */
    private static final MPSolverParameters GOING_ON = new MPSolverParameters();

    static {
        GOING_ON.setIntegerParam(IntegerParam.PRESOLVE, PresolveValues.PRESOLVE_OFF.swigValue());
    }

    private final MPSolver solver = MPSolver.createSolver("GLOP");
    private final MPObjective objective = solver.objective();
    private final Map<Cell, Unknown> unknowns = new LinkedHashMap<>();
    private final Predicate<Cell> aside;
    private final Predicate<Suppression> open;

    /**
     * By how much a cell differs.
     *
     * @param by within what is told of it
     * @param beyond if less were told of it; null where that cannot be helped
     */
    private record Unknown(MPVariable by, @Nullable Beyond beyond) {

        double value() {
            return by.solutionValue() + (beyond == null ? 0 : beyond.value());
        }
    }

    private record Beyond(MPVariable more, MPVariable less) {

        double value() {
            return more.solutionValue() - less.solutionValue();
        }
    }

    /**
     * @param aside cells that are known to be what they are, hidden or not
     * @param open tables of which more can be hidden
     */
    LinearProgram(Collection<Equation> equations, Predicate<Cell> aside, Predicate<Suppression> open) {
        this.aside = aside;
        this.open = open;
        equations.forEach(this::add);
    }

    private void add(Equation equation) {
        Map<MPVariable, Integer> factors = new LinkedHashMap<>();
        equation.left().forEach(cell -> add(cell, 1, factors));
        equation.right().forEach(cell -> add(cell, -1, factors));
        if (!factors.isEmpty()) {
            MPConstraint sum = solver.makeConstraint(0, 0);
            factors.forEach(sum::setCoefficient);
        }
    }

    private void add(Cell cell, int sign, Map<MPVariable, Integer> factors) {
        boolean opens = open.test(cell.table());
        if (!aside.test(cell) && (opens || cell.mark() != Mark.SHOWN)) {
            Unknown unknown = unknowns.computeIfAbsent(cell, each -> unknown(each, opens));
            factors.merge(unknown.by(), sign, Integer::sum);
            if (unknown.beyond() instanceof Beyond beyond) {
                factors.merge(beyond.more(), sign, Integer::sum);
                factors.merge(beyond.less(), -sign, Integer::sum);
            }
        }
    }

    private Unknown unknown(Cell cell, boolean opens) {
        MPVariable by = solver.makeNumVar(0, 0, "");
        Unknown unknown =
                new Unknown(by, opens ? new Beyond(solver.makeNumVar(0, 0, ""), solver.makeNumVar(0, 0, "")) : null);
        bound(cell, unknown);
        return unknown;
    }

    private static void bound(Cell cell, Unknown unknown) {
        if (cell.mark() == Mark.SHOWN) {
            unknown.by().setBounds(0, 0);
        } else {
            unknown.by().setBounds(cell.least() - cell.count(), Math.min(cell.most() - cell.count(), MANY));
        }
        if (unknown.beyond() instanceof Beyond beyond) {
            beyond.more().setUb(0);
            beyond.less().setUb(0);
        }
    }

    /** To be called when more was hidden. */
    void refresh() {
        unknowns.forEach((cell, unknown) -> {
            if (unknown.beyond() != null) {
                bound(cell, unknown);
            }
        });
    }

    boolean knows(Cell cell) {
        return unknowns.containsKey(cell);
    }

    /**
     * The course on which some cells are furthest away.
     *
     * @param ways of each, up or down
     * @return null where the search failed, which must not count as a proof
     */
    @Nullable
    Map<Cell, Double> furthest(Map<Cell, Integer> ways) {
        objective.clear();
        ways.forEach((cell, way) -> {
            if (unknowns.get(cell) instanceof Unknown unknown) {
                objective.setCoefficient(unknown.by(), way);
            }
        });
        return solve() ? course(Unknown::value) : null;
    }

    /** A course on which a cell differs. */
    @Nullable
    Map<Cell, Double> other(Cell cell) {
        Unknown unknown = unknowns.get(cell);
        for (int way : new int[] {1, -1}) {
            if (unknown != null
                    && (way > 0 ? unknown.by().ub() : -unknown.by().lb()) >= Histories.OTHER
                    && furthest(Map.of(cell, way)) instanceof Map<Cell, Double> course
                    && Histories.differs(course, cell)) {
                return course;
            }
        }
        return null;
    }

    /**
     * What would have to be told less of in the open tables, that a cell could have another value: so that as few people as
     * can be are where they are told not to be.
     *
     * @param cost of each person of a cell that is where it is told not to be
     * @return by how much each cell goes beyond what is told of it; null where nothing would help
     */
    @Nullable
    Map<Cell, Double> leastBeyond(Cell cell, ToDoubleFunction<Cell> cost) {
        Unknown sought = unknowns.get(cell);
        if (sought == null) {
            return null;
        }
        Map<Cell, Double> least = null;
        double worth = 0;
        for (int way : new int[] {1, -1}) {
            objective.clear();
            unknowns.forEach((each, unknown) -> free(each, unknown, cost.applyAsDouble(each)));
            pull(sought, way);
            if (solve()
                    && Math.abs(sought.value()) >= Histories.OTHER
                    && (least == null || objective.value() > worth)) {
                worth = objective.value();
                least = course(unknown ->
                        unknown.beyond() == null ? 0 : unknown.beyond().value());
            }
            bound(cell, sought);
        }
        refresh();
        return least;
    }

    private void free(Cell cell, Unknown unknown, double cost) {
        if (unknown.beyond() instanceof Beyond beyond && (cell.open() || cell.mark() != Mark.SHOWN)) {
            beyond.more().setUb(MANY);
            beyond.less().setUb(unknown.by().lb() + cell.count() - cell.told());
            objective.setCoefficient(beyond.more(), -cost);
            objective.setCoefficient(beyond.less(), -cost);
        }
    }

    /** So far that it differs, and not further. */
    private void pull(Unknown unknown, int way) {
        MPVariable by = unknown.by();
        by.setBounds(Math.max(by.lb(), way < 0 ? -1 : 0), Math.min(by.ub(), way > 0 ? 1 : 0));
        objective.setCoefficient(by, way * DEAR);
        if (unknown.beyond() instanceof Beyond beyond) {
            MPVariable along = way > 0 ? beyond.more() : beyond.less();
            (way > 0 ? beyond.less() : beyond.more()).setUb(0);
            along.setUb(Math.min(along.ub(), 1 - (way > 0 ? by.ub() : -by.lb())));
            objective.setCoefficient(along, DEAR + objective.getCoefficient(along));
        }
    }

    private boolean solve() {
        objective.setMaximization();
        return solver.solve(GOING_ON) == ResultStatus.OPTIMAL && solver.verifySolution(ROUNDED, false);
    }

    private Map<Cell, Double> course(ToDoubleFunction<Unknown> of) {
        Map<Cell, Double> course = new LinkedHashMap<>();
        unknowns.forEach((cell, unknown) -> {
            double by = of.applyAsDouble(unknown);
            if (Math.abs(by) > ROUNDED) {
                course.put(cell, by);
            }
        });
        return course;
    }

    @Override
    public void close() {
        solver.delete();
    }
}
