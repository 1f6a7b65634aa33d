package org.visibles.indicators;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private static final double MANY = 1e6;

    private final Map<Cell, Integer> unknowns = new LinkedHashMap<>();
    private final List<Map<Cell, Double>> known;
    private final double[] truth;
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
        equations.stream()
                .flatMap(Equation::cells)
                .filter(cell -> !aside.test(cell))
                .filter(cell -> cell.mark() != Mark.SHOWN || bare.test(cell.table()) && cell.open())
                .forEach(cell -> unknowns.putIfAbsent(cell, unknowns.size()));
        truth = new double[unknowns.size() + known.size()];
        double[] least = new double[truth.length];
        double[] most = new double[truth.length];
        unknowns.forEach((cell, index) -> {
            boolean untold = bare.test(cell.table());
            truth[index] = cell.count();
            least[index] = untold ? cell.told() : cell.least();
            most[index] = untold ? cell.count() + MANY : Math.min(cell.most(), cell.count() + MANY);
        });
        reach = new Reach(equations.stream().map(this::factors).toList(), truth, least, most);
    }

    private double[] factors(Equation equation) {
        double[] factors = new double[truth.length];
        equation.left().forEach(cell -> add(factors, cell, 1));
        equation.right().forEach(cell -> add(factors, cell, -1));
        return factors;
    }

    private void add(double[] factors, Cell cell, int sign) {
        Integer index = unknowns.get(cell);
        if (index != null) {
            factors[index] += sign;
        } else {
            for (int each = 0; each < known.size(); each++) {
                factors[unknowns.size() + each] += sign * known.get(each).getOrDefault(cell, 0.0);
            }
        }
    }

    /**
     * Another solution, in which a cell has another value.
     *
     * @return the differences from the true counts; null where there is none
     */
    @Nullable
    Map<Cell, Double> other(Cell cell) {
        Integer unknown = unknowns.get(cell);
        double[] other = unknown == null ? null : reach.away(unknown, Histories.OTHER);
        return other == null ? null : differences(other);
    }

    /** Goes along one of the known histories, as far as that can be gone on with. */
    Along along(int which) {
        int unknown = unknowns.size() + which;
        double[] furthest = reach.furthest(unknown, 1);
        return new Along(furthest[unknown], differences(furthest));
    }

    private Map<Cell, Double> differences(double[] solution) {
        Map<Cell, Double> differences = new HashMap<>();
        unknowns.forEach((cell, index) -> {
            double difference = solution[index] - truth[index];
            if (Math.abs(difference) > ROUNDED) {
                differences.put(cell, difference);
            }
        });
        return differences;
    }
}
