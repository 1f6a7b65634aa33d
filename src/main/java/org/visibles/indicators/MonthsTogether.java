package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.visibles.indicators.Cell.Equation;
import org.visibles.indicators.Histories.Month;

/** The tables of a new month and of some before it, in parts that no equation ties to each other; older ones stand aside. */
final class MonthsTogether implements AutoCloseable {

    private final Set<Suppression> told;
    private final Set<Suppression> open;
    private final List<List<Equation>> parts;
    private final Map<Suppression, Integer> partOf = new IdentityHashMap<>();
    private final Map<Integer, LinearProgram> programs = new HashMap<>();

    /**
     * @param months of which cells may be others than they are
     * @param now of the new month, and its growth
     * @param open the tables of the new month, of which more can be hidden
     */
    MonthsTogether(List<Month> months, List<Equation> now, Set<Suppression> open) {
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

    /** All that is tied to a cell. */
    List<Equation> tiedTo(Cell cell) {
        Integer part = partOf.get(cell.table());
        return part == null ? List.of() : parts.get(part);
    }

    private boolean isAside(Cell cell) {
        return cell.table().ofEarlierDay() && !told.contains(cell.table());
    }

    private LinearProgram program(int part) {
        return programs.computeIfAbsent(
                part, each -> new LinearProgram(parts.get(each), this::isAside, open::contains));
    }

    /** Courses in which cells differ, for as many of these as there are any. */
    List<Map<Cell, Double>> courses(Collection<Cell> cells) {
        Map<Integer, List<Cell>> of = cells.stream()
                .filter(cell -> partOf.containsKey(cell.table()) && !isAside(cell))
                .collect(Collectors.groupingBy(cell -> partOf.get(cell.table()), TreeMap::new, Collectors.toList()));
        List<Map<Cell, Double>> courses = new ArrayList<>();
        of.forEach((part, each) -> courses.addAll(program(part).courses(each)));
        return courses;
    }

    /** Whether a cell could have another value if all were hidden of the new month. */
    boolean hideable(Cell cell) {
        Integer part = partOf.get(cell.table());
        return part != null && program(part).hideable(cell);
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
