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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
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

    /** All at once are looked for as long as a search finds as many; then one after the other, which is quicker each. */
    private static final int SEVERAL = 3;

    /** Each search begins where the last one ended, which it could not in a system that is simplified anew each time. */
    private static final MPSolverParameters GOING_ON = new MPSolverParameters();

    static {
        GOING_ON.setIntegerParam(IntegerParam.PRESOLVE, PresolveValues.PRESOLVE_OFF.swigValue());
    }

    private final MPSolver solver = MPSolver.createSolver("GLOP");
    private final MPObjective objective = solver.objective();
    private final Map<Cell, MPVariable> unknowns = new LinkedHashMap<>();
    private final Predicate<Cell> aside;
    private final Predicate<Suppression> open;
    private final Random random = new Random(42);

    /**
     * @param aside cells that are known to be what they are, hidden or not
     * @param open tables of which more can be hidden
     */
    LinearProgram(Collection<Equation> equations, Predicate<Cell> aside, Predicate<Suppression> open) {
        this.aside = aside;
        this.open = open;
        equations.forEach(this::add);
        objective.setMaximization();
    }

    private void add(Equation equation) {
        Map<MPVariable, Integer> factors = new LinkedHashMap<>();
        equation.left().stream()
                .filter(this::isUnknown)
                .forEach(cell -> factors.merge(variable(cell), 1, Integer::sum));
        equation.right().stream()
                .filter(this::isUnknown)
                .forEach(cell -> factors.merge(variable(cell), -1, Integer::sum));
        if (!factors.isEmpty()) {
            MPConstraint sum = solver.makeConstraint(0, 0);
            factors.forEach(sum::setCoefficient);
        }
    }

    private boolean isUnknown(Cell cell) {
        return !aside.test(cell) && (cell.mark() != Mark.SHOWN || open.test(cell.table()));
    }

    private MPVariable variable(Cell cell) {
        return unknowns.computeIfAbsent(cell, none -> {
            MPVariable variable = solver.makeNumVar(0, 0, "");
            bound(cell, variable);
            return variable;
        });
    }

    private static void bound(Cell cell, MPVariable variable) {
        if (cell.mark() == Mark.SHOWN) {
            variable.setBounds(0, 0);
        } else {
            variable.setBounds(cell.least() - cell.count(), Math.min(cell.most() - cell.count(), MANY));
        }
    }

    /** To be called when more was hidden. */
    void refresh() {
        unknowns.forEach((cell, variable) -> {
            if (open.test(cell.table())) {
                bound(cell, variable);
            }
        });
    }

    /** Whether a cell could have another value if all were hidden of the open tables. */
    boolean hideable(Cell cell) {
        unknowns.forEach((each, variable) -> {
            if (open.test(each.table()) && (each.open() || each.mark() != Mark.SHOWN)) {
                variable.setBounds(each.told() - each.count(), MANY);
            }
        });
        boolean hideable = course(cell) != null;
        refresh();
        return hideable;
    }

    /**
     * So many courses that each of some cells differs in one of them, where there is any; the same every time. Cells that are
     * in no equation are passed over.
     */
    List<Map<Cell, Double>> courses(Collection<Cell> cells) {
        List<Map<Cell, Double>> courses = new ArrayList<>();
        Set<Cell> left = new LinkedHashSet<>(cells);
        left.removeIf(cell -> !unknowns.containsKey(cell));
        while (left.size() >= SEVERAL) {
            int before = left.size();
            found(course(left), left, courses);
            if (before - left.size() < SEVERAL) {
                break;
            }
        }
        for (Cell cell : List.copyOf(left)) {
            if (left.contains(cell)) {
                found(course(cell), left, courses);
            }
        }
        return courses;
    }

    private static void found(@Nullable Map<Cell, Double> course, Set<Cell> left, List<Map<Cell, Double>> courses) {
        if (course != null && left.removeIf(cell -> Histories.differs(course, cell))) {
            courses.add(course);
        }
    }

    /** Pulls at all of some cells at once, at each one way or the other. */
    private @Nullable Map<Cell, Double> course(Set<Cell> cells) {
        objective.clear();
        cells.forEach(cell -> objective.setCoefficient(variable(cell), random.nextBoolean() ? 1 : -1));
        return solve();
    }

    /** One in which a cell differs; null where there is none. */
    private @Nullable Map<Cell, Double> course(Cell cell) {
        MPVariable variable = unknowns.get(cell);
        return variable == null ? null : course(cell, variable);
    }

    private @Nullable Map<Cell, Double> course(Cell cell, MPVariable variable) {
        for (int way : new int[] {1, -1}) {
            if ((way > 0 ? variable.ub() : -variable.lb()) >= Histories.OTHER) {
                objective.clear();
                objective.setCoefficient(variable, way);
                Map<Cell, Double> course = solve();
                if (course != null && Histories.differs(course, cell)) {
                    return course;
                }
            }
        }
        return null;
    }

    /** @return null where the search failed, which must not count as a proof */
    private @Nullable Map<Cell, Double> solve() {
        objective.setMaximization();
        if (solver.solve(GOING_ON) != ResultStatus.OPTIMAL || !solver.verifySolution(ROUNDED, false)) {
            return null;
        }
        Map<Cell, Double> course = new HashMap<>();
        unknowns.forEach((cell, variable) -> {
            double by = variable.solutionValue();
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
