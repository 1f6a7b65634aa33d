package org.visibles.indicators;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.visibles.indicators.Cell.Equation;

/**
 * What else could have happened, for all that somebody can tell who has kept the tables of all months: courses of numbers that
 * agree with everything that was told, so many that no small hidden cell of any month is the same in all of them.
 *
 * @param months those told so far; of very large programmes the last ones, see {@link #together}
 * @param courses by how cells differ from what is true
 * @param given cells of which there is no other course, whatever were hidden
 * @param last the last months as they were made, with their people: older ones need no room any more
 */
record Histories(List<Month> months, List<Map<Cell, Double>> courses, Set<Cell> given, List<MonthTables> last) {

    static final Histories NONE = new Histories(List.of(), List.of(), Set.of(), List.of());

    /** How much a cell differs at least that cannot be known. */
    static final double OTHER = 1 - 1e-6;

    /**
     * One month as it was told.
     *
     * @param tables all of them
     * @param equations what its tables add up to, and what ties them to each other
     * @param growth since some months before
     * @param small the hidden cells that must not be solved
     */
    record Month(Set<Suppression> tables, List<Equation> equations, List<Equation> growth, List<Cell> small) {

        private long hidden() {
            return tables.stream()
                    .flatMap(Suppression::cells)
                    .filter(cell -> cell.mark() != Mark.SHOWN)
                    .count();
        }
    }

    /**
     * The last months, as many as can be looked at together; the last one always.
     *
     * @param most hidden cells of all of them
     */
    static List<Month> together(List<Month> months, long most) {
        int first = months.size() - 1;
        long hidden = months.getLast().hidden();
        while (first > 0 && hidden + months.get(first - 1).hidden() <= most) {
            first--;
            hidden += months.get(first).hidden();
        }
        return List.copyOf(months.subList(first, months.size()));
    }

    /** With one month more, in which more is hidden where it must be. */
    Histories next(MonthTables now) {
        return new NextMonth(this, now).histories();
    }

    static boolean differs(Map<Cell, Double> course, Cell cell) {
        return Math.abs(course.getOrDefault(cell, 0.0)) >= OTHER;
    }

    /** Without courses in which nothing differs that does not differ in others too, the oldest first. */
    Histories needed() {
        Set<Cell> cells = months.stream()
                .flatMap(month -> month.small().stream())
                .filter(cell -> !given.contains(cell))
                .collect(Collectors.toSet());
        Map<Cell, Integer> times = new HashMap<>();
        courses.forEach(course -> differing(course, cells).forEach(cell -> times.merge(cell, 1, Integer::sum)));
        List<Map<Cell, Double>> needed = courses.stream()
                .filter(course -> {
                    boolean alone = differing(course, cells).anyMatch(cell -> times.getOrDefault(cell, 0) == 1);
                    if (!alone) {
                        differing(course, cells).forEach(cell -> times.merge(cell, -1, Integer::sum));
                    }
                    return alone;
                })
                .toList();
        return new Histories(months, needed, given, last);
    }

    private static Stream<Cell> differing(Map<Cell, Double> course, Set<Cell> cells) {
        return course.keySet().stream().filter(cell -> differs(course, cell) && cells.contains(cell));
    }
}
