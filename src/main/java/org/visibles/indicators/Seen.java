package org.visibles.indicators;

import java.util.HashMap;
import java.util.Map;

/** How far cells were seen to be away from what is true, on all courses together. */
final class Seen {

    private final Map<Cell, double[]> furthest = new HashMap<>();

    /**
     * How far away a cell can be.
     *
     * @param up as it was seen
     * @param down as it was seen, not below 0
     * @param width how far apart its values are to be
     */
    record Far(double up, double down, double width) {

        /**
         * @param way up or down
         */
        double seen(int way) {
            return way > 0 ? up : down;
        }

        double wanted(int way) {
            return width - seen(-way);
        }
    }

    void add(Map<Cell, Double> course) {
        course.forEach((cell, by) -> {
            double[] of = furthest.computeIfAbsent(cell, none -> new double[2]);
            of[0] = Math.max(of[0], by);
            of[1] = Math.max(of[1], -by);
        });
    }

    /** How far apart the values are that a cell was seen to take. */
    double width(Cell cell) {
        double[] of = furthest.get(cell);
        return of == null ? 0 : of[0] + of[1];
    }

    Far far(Cell cell, double width) {
        double[] of = furthest.getOrDefault(cell, new double[2]);
        return new Far(of[0], of[1], width);
    }
}
