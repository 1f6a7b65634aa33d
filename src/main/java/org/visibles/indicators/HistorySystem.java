package org.visibles.indicators;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Cell.Equation;

/**
 * Hidden cells of several months as unknowns of one system, of which the true counts are one solution: looks for others. Cells
 * of months that stand aside are what they are, or what they would be in one of the histories known before.
 */
final class HistorySystem {

    /** What is less is an error of rounding. */
    private static final double ROUNDED = 1e-6;

    private final Unknowns unknowns;
    private final List<Map<Cell, Double>> known;
    private final Reach reach;

    /**
     * How far a known history can be gone along, from nothing to all of it.
     *
     * @param differences from the true counts, of the cells that are unknowns
     */
    record Along(double part, Map<Cell, Double> differences) {}

    /**
     * @param aside cells that are no unknowns
     * @param known differences from the true counts, of cells that stand aside
     * @param bare tables that are looked at as if all were hidden of them
     */
    HistorySystem(
            List<Equation> equations,
            Predicate<Cell> aside,
            List<Map<Cell, Double>> known,
            Predicate<Suppression> bare) {
        this.known = known;
        unknowns = new Unknowns(equations, aside, bare, known.size());
        reach = unknowns.reach(equations.stream().map(this::factors).toList());
    }

    private double[] factors(Equation equation) {
        double[] factors = unknowns.factors(equation);
        for (int each = 0; each < known.size(); each++) {
            factors[along(each)] = aside(equation.left(), known.get(each)) - aside(equation.right(), known.get(each));
        }
        return factors;
    }

    private double aside(List<Cell> cells, Map<Cell, Double> known) {
        return cells.stream()
                .filter(cell -> unknowns.number(cell).isEmpty())
                .mapToDouble(cell -> known.getOrDefault(cell, 0.0))
                .sum();
    }

    private int along(int known) {
        return unknowns.cells().size() + known;
    }

    /**
     * Another solution, in which a cell has another value.
     *
     * @return the differences from the true counts; null where there is none
     */
    @Nullable
    Map<Cell, Double> other(Cell cell) {
        OptionalInt unknown = unknowns.number(cell);
        double[] other = unknown.isEmpty() ? null : reach.away(unknown.getAsInt(), Histories.OTHER);
        return other == null ? null : differences(other);
    }

    /** Goes along one of the known histories, as far as that can be gone on with. */
    Along goAlong(int which) {
        double[] furthest = reach.furthest(along(which), 1);
        return new Along(furthest[along(which)], differences(furthest));
    }

    private Map<Cell, Double> differences(double[] solution) {
        Map<Cell, Double> differences = new HashMap<>();
        for (Cell cell : unknowns.cells()) {
            int number = unknowns.number(cell).orElseThrow();
            double difference = solution[number] - unknowns.truth()[number];
            if (Math.abs(difference) > ROUNDED) {
                differences.put(cell, difference);
            }
        }
        return differences;
    }
}
