package org.visibles.indicators;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.visibles.indicators.Suppression.Mark;

/** A reader with a linear solver, who knows every published number, what each mark means, and which totals belong together. */
final class LinearAttack {

    private record Term(int unknown, double factor) {}

    private record Constraint(List<Term> terms, Relationship relation, double bound) {}

    private final Map<Object, Integer> unknowns = new HashMap<>();
    private final List<Constraint> constraints = new ArrayList<>();

    /** A linear expression of cells that must equal a published number. */
    final class Sum {
        private final List<Term> terms = new ArrayList<>();
        private double known;

        Sum plus(Object cell, Mark mark, boolean withdrawn, long count) {
            return add(cell, mark, withdrawn, count, 1);
        }

        Sum minus(Object cell, Mark mark, boolean withdrawn, long count) {
            return add(cell, mark, withdrawn, count, -1);
        }

        private Sum add(Object cell, Mark mark, boolean withdrawn, long count, int sign) {
            if (mark == Mark.SHOWN) {
                known += sign * count;
            } else {
                terms.add(new Term(unknown(cell, mark, withdrawn), sign));
            }
            return this;
        }

        void is(long total) {
            if (!terms.isEmpty()) {
                constraints.add(new Constraint(List.copyOf(terms), Relationship.EQ, total - known));
            }
        }
    }

    Sum sum() {
        return new Sum();
    }

    private int unknown(Object cell, Mark mark, boolean withdrawn) {
        Integer index = unknowns.get(cell);
        if (index == null) {
            index = unknowns.size();
            unknowns.put(cell, index);
            if (mark == Mark.UNDER) {
                constraints.add(new Constraint(List.of(new Term(index, 1)), Relationship.LEQ, 4));
            } else if (!withdrawn) {
                constraints.add(new Constraint(List.of(new Term(index, 1)), Relationship.GEQ, 5));
            }
        }
        return index;
    }

    /** How far apart the least and the most are that the cell can be. */
    double width(Object cell) {
        return solve(cell, GoalType.MAXIMIZE) - solve(cell, GoalType.MINIMIZE);
    }

    private double solve(Object cell, GoalType goal) {
        double[] objective = new double[unknowns.size()];
        objective[unknowns.get(cell)] = 1;
        List<LinearConstraint> all = constraints.stream()
                .map(constraint -> {
                    double[] factors = new double[unknowns.size()];
                    constraint.terms().forEach(term -> factors[term.unknown()] += term.factor());
                    return new LinearConstraint(factors, constraint.relation(), constraint.bound());
                })
                .toList();
        return new SimplexSolver()
                .optimize(
                        new MaxIter(20_000),
                        new LinearObjectiveFunction(objective, 0),
                        new LinearConstraintSet(all),
                        goal,
                        new NonNegativeConstraint(true))
                .getValue();
    }
}
