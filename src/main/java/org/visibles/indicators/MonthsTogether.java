package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.visibles.indicators.Cell.Equation;
import org.visibles.indicators.Histories.Month;

/** The tables of a new month and of some before it, in parts that no equation ties to each other; older ones stand aside. */
final class MonthsTogether implements AutoCloseable {

    /** So far a cell is to be away. */
    private static final Seen.Far OTHER = new Seen.Far(0, 0, 1);

    private final Set<Suppression> told;
    private final Predicate<Suppression> open;
    private final List<List<Equation>> parts;
    private final Map<Suppression, Integer> partOf = new IdentityHashMap<>();
    private final Map<Integer, Searches> searches = new HashMap<>();

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

    private Searches searches(int part) {
        return searches.computeIfAbsent(part, each -> new Searches(parts.get(each), this::isAside, open));
    }

    /** Courses in which cells differ, for as many of these as there are any; the same every time. */
    List<Map<Cell, Double>> courses(Collection<Cell> cells) {
        Map<Integer, Set<Cell>> left = cells.stream()
                .filter(cell -> partOf.containsKey(cell.table())
                        && !isAside(cell)
                        && searches(partOf.get(cell.table())).hidden().cells().contains(cell))
                .collect(Collectors.groupingBy(
                        cell -> partOf.get(cell.table()), TreeMap::new, Collectors.toCollection(LinkedHashSet::new)));
        List<Map<Cell, Double>> courses = new ArrayList<>();
        left.forEach((part, each) -> courses.addAll(courses(searches(part).hidden(), each)));
        return courses;
    }

    private static List<Map<Cell, Double>> courses(LinearProgram program, Set<Cell> left) {
        List<Map<Cell, Double>> courses = new ArrayList<>();
        new Courses(program, left, course -> {
                    if (left.removeIf(cell -> Histories.differs(course, cell))) {
                        courses.add(course);
                    }
                })
                .ofAll();
        return courses;
    }

    /**
     * Tells so much less of the new month that a cell could have another value.
     *
     * @return whether there was anything to be told less of that would help
     */
    boolean tellLess(Cell cell) {
        Integer part = partOf.get(cell.table());
        return part != null && searches(part).tellLess(cell, OTHER);
    }

    /** To be called when more was hidden of the new month. */
    void refresh() {
        searches.values().forEach(Searches::refresh);
    }

    @Override
    public void close() {
        searches.values().forEach(Searches::close);
    }
}
