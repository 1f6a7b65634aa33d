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
import java.util.function.Function;
import org.visibles.indicators.Cell.Equation;

/**
 * Equations of cells as a linear program, solved by GLOP of OR-Tools: of each unknown cell by how much it differs from what is
 * true, so that one solution is known, in which nothing does. What is found is checked, so it is a proof; that nothing is
 * found is one as far as the library can be trusted.
 */
final class Solver implements AutoCloseable {

    static {
        Loader.loadNativeLibraries();
    }

    /** No cell is held to be more than so many people larger than it is. */
    static final int MANY = 10_000;

    /** What is less is an error of rounding. */
    static final double ROUNDED = 1e-6;

    /** Each search begins where the last one ended, which it could not in a system that is simplified anew each time. */
    private static final MPSolverParameters GOING_ON = new MPSolverParameters();

    static {
        GOING_ON.setIntegerParam(IntegerParam.PRESOLVE, PresolveValues.PRESOLVE_OFF.swigValue());
    }

    private final MPSolver solver = MPSolver.createSolver("GLOP");
    private final MPObjective objective = solver.objective();

    /** One that is 0 until it is bounded otherwise. */
    MPVariable variable() {
        return solver.makeNumVar(0, 0, "");
    }

    /**
     * @param variables of which a cell differs by the sum, each with its sign; none where the cell is known
     */
    void add(Collection<Equation> equations, Function<Cell, Map<MPVariable, Integer>> variables) {
        for (Equation equation : equations) {
            Map<MPVariable, Integer> factors = new LinkedHashMap<>();
            equation.left()
                    .forEach(cell ->
                            variables.apply(cell).forEach((each, sign) -> factors.merge(each, sign, Integer::sum)));
            equation.right()
                    .forEach(cell ->
                            variables.apply(cell).forEach((each, sign) -> factors.merge(each, -sign, Integer::sum)));
            if (!factors.isEmpty()) {
                MPConstraint sum = solver.makeConstraint(0, 0);
                factors.forEach(sum::setCoefficient);
            }
        }
    }

    /** What is to be as large as can be. */
    MPObjective objective() {
        return objective;
    }

    /**
     * @return whether it was found; not either where the search failed, which must not count as a proof
     */
    boolean solve() {
        objective.setMaximization();
        return solver.solve(GOING_ON) == ResultStatus.OPTIMAL && solver.verifySolution(ROUNDED, false);
    }

    @Override
    public void close() {
        solver.delete();
    }
}
