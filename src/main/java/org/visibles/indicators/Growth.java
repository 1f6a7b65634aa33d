package org.visibles.indicators;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.visibles.indicators.Cell.Equation;

/**
 * What more people than before make of two sums: of each pair the left cells are the right ones and as many as have come,
 * nobody or some.
 *
 * @param of cells of now, and of then
 * @param came numbers of which nothing is told, one for each pair
 */
record Growth(List<Equation> of, Suppression came) {

    static Growth of(List<Equation> pairs) {
        long[][] more = {
            pairs.stream()
                    .mapToLong(each -> people(each.left()) - people(each.right()))
                    .toArray()
        };
        return new Growth(pairs, Suppression.untold(more));
    }

    private static long people(List<Cell> cells) {
        return cells.stream().mapToLong(Cell::count).sum();
    }

    List<Equation> links() {
        return IntStream.range(0, of.size())
                .mapToObj(each -> new Equation(
                        of.get(each).left(),
                        Stream.concat(of.get(each).right().stream(), Stream.of(new Cell(came, 0, each)))
                                .toList()))
                .toList();
    }
}
