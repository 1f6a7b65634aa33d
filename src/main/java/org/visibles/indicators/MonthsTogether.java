package org.visibles.indicators;

import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Cell.Equation;
import org.visibles.indicators.Histories.Month;

/** The tables of a new month and of some before it, in parts that no equation ties to each other; older ones stand aside. */
final class MonthsTogether {

    /** Larger parts, in hidden cells times equations, are not solved exactly when that is asked again and again. */
    private static final long SOLVED = 2_000_000;

    /** Larger ones not at all. */
    private static final long LARGEST = 3 * SOLVED;

    private static final int TRIES = 24;

    private final Set<Suppression> told;
    private final List<List<Equation>> parts;
    private final Map<Cell, List<Equation>> partOf = new HashMap<>();
    private final Map<List<Equation>, NumberedCells> numbered = new IdentityHashMap<>();

    /**
     * @param months of which cells may be others than they are
     * @param now of the new month, and its growth
     */
    MonthsTogether(List<Month> months, List<Equation> now) {
        told = months.stream()
                .flatMap(month -> month.grid().tables().stream())
                .map(table -> table.suppression().earlier())
                .collect(Collectors.toSet());
        parts = List.copyOf(LinkedCells.together(Stream.concat(
                        now.stream(),
                        months.stream()
                                .flatMap(month -> Stream.concat(month.equations().stream(), month.growth().stream())))
                .toList()));
        parts.forEach(part -> part.stream().flatMap(Equation::cells).forEach(cell -> partOf.put(cell, part)));
    }

    List<List<Equation>> parts() {
        return parts;
    }

    /** All that is tied to a cell. */
    List<Equation> partOf(Cell cell) {
        return partOf.getOrDefault(cell, List.of());
    }

    boolean isAside(Cell cell) {
        return cell.table().ofEarlierDay() && !told.contains(cell.table());
    }

    /** Each part with those of some cells that are in it, and can be others. */
    Map<List<Equation>, List<Cell>> partsOf(Collection<Cell> cells) {
        return cells.stream()
                .filter(cell -> partOf.containsKey(cell) && !isAside(cell))
                .collect(Collectors.groupingBy(partOf::get, IdentityHashMap::new, Collectors.toList()));
    }

    HistorySystem system(List<Equation> part, List<Map<Cell, Double>> known) {
        return new HistorySystem(part, this::isAside, known, none -> false);
    }

    static boolean large(List<Equation> part) {
        return size(part) > SOLVED;
    }

    boolean tooLarge() {
        return parts.stream().anyMatch(part -> size(part) > LARGEST);
    }

    private static long size(List<Equation> part) {
        return part.size()
                * part.stream()
                        .flatMap(Equation::cells)
                        .filter(cell -> cell.mark() != Mark.SHOWN)
                        .distinct()
                        .count();
    }

    /** Whether a cell could have another value if all were hidden of some tables; held to be so where that is too large. */
    boolean hideable(Cell cell, Predicate<Suppression> tables) {
        List<Equation> part = partOf(cell);
        return large(part) || new HistorySystem(part, this::isAside, List.of(), tables).other(cell) != null;
    }

    /** Changes of few cells, for a part in which none stand aside: quick, and not sure to be found. */
    Moves moves(List<Equation> part) {
        return new Moves(numbered.computeIfAbsent(part, NumberedCells::new));
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
