package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.linear.LinearSolver;
import org.ojalgo.structure.Access1D;
import org.ojalgo.structure.Mutate1D;

/**
 * Sums of unknown numbers, none below zero, solved by ojAlgo. The library is not trusted: what it answers is kept only where
 * it holds in each sum, and where its multipliers of the sums prove that there is no more to be had.
 */
final class LinearSystem {

    /** What is less is an error of rounding. */
    private static final double ROUNDED = 1e-6;

    /** More people than any unknown number is. */
    private static final double MANY = 1e6;

    private static final int STEPS = 20_000;

    /** How a sum is to the bound. */
    enum Relation {
        EQUAL,
        AT_MOST,
        AT_LEAST
    }

    private record Row(int[] unknowns, double[] factors, boolean exact, double bound) {

        double of(double[] values) {
            double sum = 0;
            for (int term = 0; term < unknowns.length; term++) {
                sum += factors[term] * values[unknowns[term]];
            }
            return sum;
        }

        void takeOff(double[] from, double times) {
            for (int term = 0; term < unknowns.length; term++) {
                from[unknowns[term]] -= times * factors[term];
            }
        }

        void writeTo(Mutate1D sum) {
            for (int term = 0; term < unknowns.length; term++) {
                sum.set(unknowns[term], factors[term]);
            }
        }
    }

    /** Those that are at most something, before those that are exact: the order in which the library numbers them. */
    private final List<Row> atMost = new ArrayList<>();

    private final List<Row> exact = new ArrayList<>();
    private final double[] lower;
    private final double[] upper;

    LinearSystem(int unknowns) {
        lower = new double[unknowns];
        upper = new double[unknowns];
        Arrays.fill(upper, MANY);
    }

    /** @param factors by the number of the unknown */
    void add(Map<Integer, Double> factors, Relation relation, double bound) {
        int sign = relation == Relation.AT_LEAST ? -1 : 1;
        Map<Integer, Double> terms = new TreeMap<>();
        factors.forEach((unknown, factor) -> {
            if (factor != 0) {
                terms.put(unknown, sign * factor);
            }
        });
        Row row = new Row(
                terms.keySet().stream().mapToInt(unknown -> unknown).toArray(),
                terms.values().stream().mapToDouble(factor -> factor).toArray(),
                relation == Relation.EQUAL,
                sign * bound);
        if (row.unknowns().length == 1) {
            only(row.unknowns()[0], row.bound() / row.factors()[0], row.factors()[0] > 0, row.exact());
        } else {
            (row.exact() ? exact : atMost).add(row);
            atMostEach(row);
        }
    }

    private void only(int unknown, double bound, boolean atMost, boolean exact) {
        if (atMost || exact) {
            upper[unknown] = Math.min(upper[unknown], bound);
        }
        if (!atMost || exact) {
            lower[unknown] = Math.max(lower[unknown], bound);
        }
    }

    /** Where nothing is taken off, none can be more than all: it follows from the sum, and the library is quicker with it. */
    private void atMostEach(Row row) {
        if (Arrays.stream(row.factors()).allMatch(factor -> factor > 0)) {
            for (int term = 0; term < row.unknowns().length; term++) {
                only(row.unknowns()[term], row.bound() / row.factors()[term], true, false);
            }
        }
    }

    /**
     * @return what the unknowns are where the objective is largest
     * @throws IllegalStateException if none is found, or none that is proven
     */
    double[] largest(double[] objective) {
        Optimisation.Result result = solve(objective, false);
        if (!isProven(objective, result)) {
            result = solve(objective, true);
            if (!isProven(objective, result)) {
                throw new IllegalStateException("No proof: " + result);
            }
        }
        return values(result);
    }

    private Optimisation.Result solve(double[] objective, boolean sparse) {
        LinearSolver.Builder builder = LinearSolver.newBuilder(
                Arrays.stream(objective).map(factor -> -factor).toArray());
        atMost.forEach(row -> row.writeTo(builder.inequality(row.bound())));
        exact.forEach(row -> row.writeTo(builder.equality(row.bound())));
        var options = new Optimisation.Options();
        options.sparse = sparse;
        options.iterations_abort = STEPS;
        return builder.lower(lower).upper(upper).build(options).solve();
    }

    private double[] values(Optimisation.Result result) {
        double[] values = new double[lower.length];
        Arrays.setAll(values, result::doubleValue);
        return values;
    }

    /** Whether the answer holds and no other can be better. */
    boolean isProven(double[] objective, Optimisation.Result result) {
        if (!result.getState().isOptimal() || result.getDualSolution().isEmpty()) {
            return false;
        }
        double[] values = values(result);
        double value = 0;
        for (int unknown = 0; unknown < values.length; unknown++) {
            value += objective[unknown] * values[unknown];
        }
        return holds(values)
                && atMost(objective, result.getDualSolution().orElseThrow().get()) <= value + ROUNDED;
    }

    private boolean holds(double[] values) {
        for (int unknown = 0; unknown < values.length; unknown++) {
            if (!(values[unknown] >= lower[unknown] - ROUNDED && values[unknown] <= upper[unknown] + ROUNDED)) {
                return false;
            }
        }
        return atMost.stream().allMatch(row -> row.of(values) <= row.bound() + ROUNDED)
                && exact.stream().allMatch(row -> Math.abs(row.of(values) - row.bound()) <= ROUNDED);
    }

    /**
     * What the objective is at most: as many times of each sum as its multiplier says, and what is left of each unknown at its
     * best bound. That is so whatever the multipliers are, if only none of an upper bound is negative.
     */
    private double atMost(double[] objective, Access1D<?> multipliers) {
        double[] left = objective.clone();
        double most = 0;
        int number = 0;
        for (List<Row> rows : List.of(atMost, exact)) {
            for (Row row : rows) {
                double multiplier = multipliers.doubleValue(number++);
                double times = row.exact() ? multiplier : Math.max(0, multiplier);
                most += times * row.bound();
                row.takeOff(left, times);
            }
        }
        for (int unknown = 0; unknown < left.length; unknown++) {
            most += left[unknown] * (left[unknown] > 0 ? upper[unknown] : lower[unknown]);
        }
        return most;
    }
}
