package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Cell.Equation;
import org.visibles.indicators.Histories.Month;

/** The tables of a new month and of some before it, in parts that no equation ties to each other; older ones stand aside. */
final class MonthsTogether implements AutoCloseable {

    /** So many are found at once at least, else one after the other is quicker. */
    private static final int SEVERAL = 3;

    /** What it costs to tell no more whether hidden cells are small, for each person, where to hide one costs 1. */
    private static final double NAMED = 0.1;

    private final Set<Suppression> told;
    private final Predicate<Suppression> open;
    private final List<List<Equation>> parts;
    private final Map<Suppression, Integer> partOf = new IdentityHashMap<>();
    private final Map<Integer, LinearProgram> programs = new HashMap<>();

    /**
     * @param months of which cells may be others than they are
     * @param now of the new month, and its growth
     * @param open the tables of the new month, of which more can be hidden
     */
    MonthsTogether(List<Month> months, List<Equation> now, Predicate<Suppression> open) {
        this.open = open;
        told = months.stream().flatMap(month -> month.tables().stream()).collect(Collectors.toSet());
        parts = List.copyOf(LinkedCells.together(Stream.concat(
                        now.stream(),
                        months.stream()
                                .flatMap(month -> Stream.concat(month.equations().stream(), month.growth().stream())))
                .toList()));
        for (int part = 0; part < parts.size(); part++) {
            for (Equation equation : parts.get(part)) {
                int in = part;
                equation.cells().forEach(cell -> partOf.put(cell.table(), in));
            }
        }
    }

    private boolean isAside(Cell cell) {
        return cell.table().ofEarlierDay() && !told.contains(cell.table());
    }

    private LinearProgram program(int part) {
        return programs.computeIfAbsent(part, each -> new LinearProgram(parts.get(each), this::isAside, open));
    }

    /** Courses in which cells differ, for as many of these as there are any; the same every time. */
    List<Map<Cell, Double>> courses(Collection<Cell> cells) {
        Map<Integer, Set<Cell>> left = cells.stream()
                .filter(cell -> partOf.containsKey(cell.table())
                        && !isAside(cell)
                        && program(partOf.get(cell.table())).knows(cell))
                .collect(Collectors.groupingBy(
                        cell -> partOf.get(cell.table()), TreeMap::new, Collectors.toCollection(LinkedHashSet::new)));
        List<Map<Cell, Double>> courses = new ArrayList<>();
        left.forEach((part, each) -> courses.addAll(courses(program(part), each)));
        return courses;
    }

    /** Pulls at all at once, at each one way or the other, as long as several are found so; then one after the other. */
    private static List<Map<Cell, Double>> courses(LinearProgram program, Set<Cell> left) {
        List<Map<Cell, Double>> courses = new ArrayList<>();
        Random random = new Random(42);
        int before = Integer.MAX_VALUE;
        while (left.size() >= SEVERAL && before - left.size() >= SEVERAL) {
            before = left.size();
            Map<Cell, Integer> ways = new LinkedHashMap<>();
            left.forEach(cell -> ways.put(cell, random.nextBoolean() ? 1 : -1));
            found(program.furthest(ways), left, courses);
        }
        for (Cell cell : List.copyOf(left)) {
            if (left.contains(cell)) {
                found(program.other(cell), left, courses);
            }
        }
        return courses;
    }

    private static void found(@Nullable Map<Cell, Double> course, Set<Cell> left, List<Map<Cell, Double>> courses) {
        if (course != null && left.removeIf(cell -> Histories.differs(course, cell))) {
            courses.add(course);
        }
    }

    /**
     * Tells so much less of the new month that a cell could have another value.
     *
     * @return whether there was anything to be told less of that would help
     */
    boolean tellLess(Cell cell) {
        Integer part = partOf.get(cell.table());
        Map<Cell, Double> beyond = part == null ? null : program(part).leastBeyond(cell, MonthsTogether::cost);
        return beyond != null
                && beyond.entrySet().stream()
                                .filter(each -> tellLess(each.getKey(), each.getValue()))
                                .count()
                        > 0;
    }

    private static double cost(Cell cell) {
        return cell.mark() == Mark.SHOWN ? 1 : NAMED;
    }

    private static boolean tellLess(Cell cell, double beyond) {
        boolean open = cell.open();
        cell.table().mask(cell.row(), cell.column());
        boolean named = !open || cell.count() + beyond < Suppression.THRESHOLD;
        return named && cell.table().unname() || open;
    }

    /** To be called when more was hidden of the new month. */
    void refresh() {
        programs.values().forEach(LinearProgram::refresh);
    }

    @Override
    public void close() {
        programs.values().forEach(LinearProgram::close);
    }
}
