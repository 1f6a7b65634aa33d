package org.visibles.indicators;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** Looks for other courses that a linear program allows; the same every time. */
final class Courses {

    /** So many are found at once at least, else one after the other is quicker. */
    private static final int SEVERAL = 2;

    private final LinearProgram program;
    private final Set<Cell> left;
    private final Consumer<Map<Cell, Double>> found;

    /**
     * @param left cells that are to be other than they are
     * @param found is told each course, and takes away those of the cells that need none any more
     */
    Courses(LinearProgram program, Set<Cell> left, Consumer<Map<Cell, Double>> found) {
        this.program = program;
        this.left = left;
        this.found = found;
    }

    /** Pulls at all at once, at each one way or the other, as long as several are found so. */
    void ofSeveral() {
        Random random = new Random(42);
        int before = Integer.MAX_VALUE;
        while (left.size() >= SEVERAL && before - left.size() >= SEVERAL) {
            before = left.size();
            Map<Cell, Integer> ways = new LinkedHashMap<>();
            left.forEach(cell -> ways.put(cell, random.nextBoolean() ? 1 : -1));
            if (program.furthest(ways) instanceof Map<Cell, Double> course) {
                found.accept(course);
            }
        }
    }

    /**
     * Pulls at one, up and then down.
     *
     * @return whether what was found is enough
     */
    boolean of(Cell cell) {
        for (int way : new int[] {1, -1}) {
            if (left.contains(cell) && program.furthest(cell, way) instanceof Map<Cell, Double> course) {
                found.accept(course);
            }
        }
        return !left.contains(cell);
    }

    /** For as many as there are any. */
    void ofAll() {
        ofSeveral();
        List.copyOf(left).forEach(this::of);
    }
}
