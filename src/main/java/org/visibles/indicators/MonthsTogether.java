package org.visibles.indicators;

import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Cell.Equation;
import org.visibles.indicators.Histories.Month;

/** The tables of a new month and of some before it, in parts that no equation ties to each other; older ones stand aside. */
final class MonthsTogether {

    /** Larger parts, in hidden cells times equations, are not solved exactly when that is asked again and again. */
    private static final long SOLVED = 500_000;

    /** The same of few months, which are always solved: where they are larger no months are looked at together. */
    private static final long LARGEST = 10_000_000;

    private static final int TRIES = 24;

    private final Set<Suppression> told;
    private final List<List<Equation>> parts;
    private final Map<Suppression, Integer> partOf = new IdentityHashMap<>();
    private final Map<Integer, Long> sizes = new HashMap<>();
    private final Map<Integer, NumberedCells> numbered = new HashMap<>();

    /**
     * @param months of which cells may be others than they are
     * @param now of the new month, and its growth
     */
    MonthsTogether(List<Month> months, List<Equation> now) {
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

    List<List<Equation>> parts() {
        return parts;
    }

    /** All that is tied to a cell. */
    List<Equation> tiedTo(Cell cell) {
        Integer part = partOf.get(cell.table());
        return part == null ? List.of() : parts.get(part);
    }

    boolean isAside(Cell cell) {
        return cell.table().ofEarlierDay() && !told.contains(cell.table());
    }

    /** By the numbers of parts those of some cells that are in each, and can be others. */
    SortedMap<Integer, List<Cell>> partsOf(Collection<Cell> cells) {
        return cells.stream()
                .filter(cell -> partOf.containsKey(cell.table()) && !isAside(cell))
                .collect(Collectors.groupingBy(cell -> partOf.get(cell.table()), TreeMap::new, Collectors.toList()));
    }

    HistorySystem system(int part, List<Map<Cell, Double>> known) {
        return new HistorySystem(parts.get(part), this::isAside, known, none -> false);
    }

    boolean large(int part) {
        return size(part) > SOLVED;
    }

    boolean tooLarge() {
        return IntStream.range(0, parts.size()).anyMatch(part -> size(part) > LARGEST);
    }

    /** As it was when this was asked first. */
    private long size(int part) {
        return sizes.computeIfAbsent(part, each -> {
            List<Equation> equations = parts.get(each);
            return equations.size()
                    * equations.stream()
                            .flatMap(Equation::cells)
                            .filter(cell -> cell.mark() != Mark.SHOWN)
                            .distinct()
                            .count();
        });
    }

    /** Whether a cell could have another value if all were hidden of some tables; held to be so where that is too large. */
    boolean hideable(Cell cell, Predicate<Suppression> tables) {
        Integer part = partOf.get(cell.table());
        return part != null
                && (large(part)
                        || new HistorySystem(parts.get(part), this::isAside, List.of(), tables).other(cell) != null);
    }

    /** Changes of few cells: quick, and not sure to be found. */
    Moves moves(int part) {
        return new Moves(numbered.computeIfAbsent(part, each -> new NumberedCells(parts.get(each), this::isAside)));
    }

    /** @return null where none is found */
    static @Nullable Map<Cell, Double> otherBy(Moves moves, Cell cell) {
        int number = moves.cells().indexOf(cell);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Map<Integer, Integer> move = moves.move(number, attempt % 2 == 0 ? 1 : -1, attempt / 2);
            if (!move.isEmpty()) {
                Map<Cell, Double> course = new HashMap<>();
                move.forEach((each, by) -> course.put(moves.cells().get(each), (double) by));
                return course;
            }
        }
        return null;
    }
}
