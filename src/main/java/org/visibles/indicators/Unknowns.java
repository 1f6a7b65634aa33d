package org.visibles.indicators;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.visibles.indicators.Cell.Equation;

/** The hidden cells of equations by number, with their true counts and the bounds that their marks tell. */
final class Unknowns {

    /** No cell is held to be more than so many people larger than it is. */
    private static final double MANY = 1e6;

    private final Map<Cell, Integer> numbers = new LinkedHashMap<>();
    private final double[] truth;
    private final double[] least;
    private final double[] most;

    /**
     * @param bare tables of which nothing but the margins is told
     */
    Unknowns(List<Equation> equations, Predicate<Suppression> bare) {
        equations.stream()
                .flatMap(Equation::cells)
                .filter(cell -> cell.mark() != Mark.SHOWN || bare.test(cell.table()) && cell.open())
                .forEach(cell -> numbers.putIfAbsent(cell, numbers.size()));
        truth = new double[numbers.size()];
        least = new double[truth.length];
        most = new double[truth.length];
        numbers.forEach((cell, number) -> {
            boolean untold = bare.test(cell.table());
            truth[number] = cell.count();
            least[number] = untold ? cell.told() : cell.least();
            most[number] = untold ? cell.count() + MANY : Math.min(cell.most(), cell.count() + MANY);
        });
    }

    Set<Cell> cells() {
        return numbers.keySet();
    }

    OptionalInt number(Cell cell) {
        Integer number = numbers.get(cell);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    double[] truth() {
        return truth;
    }

    double[] least() {
        return least;
    }

    /** Factors of the unknowns in an equation. */
    double[] factors(Equation equation) {
        double[] factors = new double[truth.length];
        equation.left().forEach(cell -> number(cell).ifPresent(number -> factors[number]++));
        equation.right().forEach(cell -> number(cell).ifPresent(number -> factors[number]--));
        return factors;
    }

    Reach reach(List<double[]> factors) {
        return new Reach(factors, truth, least, most);
    }
}
