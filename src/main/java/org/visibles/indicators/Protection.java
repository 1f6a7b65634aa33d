package org.visibles.indicators;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Cell.Equation;
import org.visibles.indicators.Cell.Exposed;

/** Looks at several tables as one system of linear equations, and hides cells until no small one can be solved from it. */
final class Protection {

    /** Larger systems, in hidden cells times equations, are not solved: the work grows with the square of that. */
    static final long SOLVED = 1_000_000;

    /** What could be hidden is looked at whole in systems that are larger by this, as that is seldom done. */
    private static final int LARGER_BARE = 4;

    private static final int PATIENCE = 8;

    /** Beside the numbers of organisations. */
    private static final int EVERY_INSIDER = -3;

    /** How many times as many cells are hidden at once in each round after that. */
    private static final double FURTHER = 1.5;

    private final List<Equation> equations;
    private final Set<Cell> cells;
    private final LinkedCompanions companions;
    private final long solved;
    /** Cells that are known to have enough other values, for everybody and for each organisation. */
    private final Map<Integer, Set<Cell>> safe = new HashMap<>();
    /** The tables without all that may be hidden. */
    private @Nullable LinearSystem bare;

    private @Nullable NumberedCells numbered;

    /**
     * @param links what ties the tables to each other
     * @param margins what each table's rows and columns add up to
     */
    Protection(List<Equation> links, List<Equation> margins) {
        this(links, margins, SOLVED);
    }

    Protection(List<Equation> links, List<Equation> margins, long solved) {
        this.equations = Stream.concat(links.stream(), margins.stream()).toList();
        this.cells = equations.stream().flatMap(Equation::cells).collect(Collectors.toSet());
        this.companions = new LinkedCompanions(links, equations);
        this.solved = solved;
    }

    /** The rows and the columns of a table whose totals are published. */
    static List<Equation> margins(Suppression table) {
        List<Equation> margins = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            int at = row;
            margins.add(new Equation(
                    IntStream.range(0, table.columns())
                            .mapToObj(column -> new Cell(table, at, column))
                            .toList(),
                    List.of()));
        }
        for (int column = 0; column < table.columns(); column++) {
            int at = column;
            margins.add(new Equation(
                    IntStream.range(0, table.rows())
                            .mapToObj(row -> new Cell(table, row, at))
                            .toList(),
                    List.of()));
        }
        return margins;
    }

    /**
     * @param open the tables in which something more may be hidden; the others stand as they are published already
     * @param guarded the cells that must not be solved
     * @return one that could be solved still with all of those tables hidden; null when there is none
     */
    @Nullable
    Cell protect(Predicate<Suppression> open, Predicate<Cell> guarded) {
        Set<Suppression> tables = equations.stream()
                .flatMap(Equation::cells)
                .map(Cell::table)
                .filter(open)
                .collect(Collectors.toSet());
        List<Exposed> exposed = exposed(guarded, tables);
        int round = 0; // that the system was large, as hiding more can make it so
        while (!exposed.isEmpty() && !tables.stream().allMatch(Suppression::withdrawn)) {
            boolean large = large();
            round += large ? 1 : 0;
            hide(exposed.getFirst(), tables, large, round);
            for (Exposed each : exposed.subList(1, exposed.size())) {
                if (!each.cell().table().withdrawn()) {
                    hide(each, tables, large, round);
                }
            }
            if (round > PATIENCE) {
                hideFurther(exposed, tables, round - PATIENCE);
            }
            exposed = exposed(guarded, tables);
        }
        return exposed.isEmpty() ? null : exposed.getFirst().cell();
    }

    /** In a large system not one cell after the other, when those that lie nearest were not enough. */
    private void hide(Exposed exposed, Set<Suppression> tables, boolean large, int round) {
        Cell cell = exposed.cell();
        if (round <= PATIENCE
                || !large
                || !tables.contains(cell.table())
                || cell.table().withdrawn()) {
            if (!companions.hide(exposed, tables, large)) {
                safeFrom(exposed.insider()).add(cell); // nothing that could be hidden would help
                safeFrom(Leeway.NOBODY).add(cell);
            }
        } else if (round <= 3 * PATIENCE) {
            cell.table().widen(cell.row(), cell.column());
        } else {
            cell.table().withdraw();
        }
    }

    /** Where it goes on though an exposed cell's table shows nothing any more, ever more is hidden at once. */
    private void hideFurther(List<Exposed> exposed, Set<Suppression> tables, int times) {
        List<Exposed> stay = exposed.stream()
                .filter(each -> each.cell().table().withdrawn()
                        || !tables.contains(each.cell().table()))
                .toList();
        int more = (int) Math.min(Math.pow(FURTHER, times), cells.size());
        stay.stream()
                .limit(more)
                .forEach(each -> companions.hideFurther(each, tables, Math.ceilDiv(more, stay.size())));
    }

    /** Whether there is more than is solved exactly. */
    boolean large() {
        long hidden = cells.stream().filter(cell -> cell.mark() != Mark.SHOWN).count();
        return hidden * equations.size() > solved;
    }

    /** One that could be solved, or several of a large system: by everybody, and if there is none, by an organisation. */
    private List<Exposed> exposed(Predicate<Cell> guarded, Set<Suppression> tables) {
        if (large()) {
            Alternatives alternatives = Alternatives.lookedFor(numbered());
            List<Exposed> exposed = alternatives.exposed(guarded, safeFrom(Parts.READER));
            return exposed.isEmpty() ? alternatives.exposedToInsiders(guarded, safeFrom(Leeway.NOBODY)) : exposed;
        }
        Alternatives glance = Alternatives.atAGlance(numbered());
        LinearSystem system = null;
        if (!glance.exposed(guarded, safeFrom(Parts.READER)).isEmpty()) {
            system = new LinearSystem(equations);
            Cell open = system.exposed(guarded, safeFrom(Parts.READER));
            if (open != null) {
                return List.of(new Exposed(open, Parts.READER));
            }
        }
        Set<Cell> fromAll = safeFrom(EVERY_INSIDER);
        if (glance.exposedToInsiders(guarded, fromAll).isEmpty()) {
            return List.of();
        }
        system = system == null ? new LinearSystem(equations) : system;
        for (int insider = 0; insider < organisations(); insider++) {
            int knowing = insider;
            Cell one = system.exposedTo(
                    knowing,
                    cell -> guarded.test(cell) && !fromAll.contains(cell),
                    safeFrom(knowing),
                    cell -> wanted(cell, knowing, tables));
            if (one != null) {
                return List.of(new Exposed(one, knowing));
            }
        }
        return List.of();
    }

    private NumberedCells numbered() {
        if (numbered == null) {
            numbered = new NumberedCells(equations);
        }
        return numbered;
    }

    private Set<Cell> safeFrom(int insider) {
        return safe.computeIfAbsent(insider, none -> new HashSet<>());
    }

    private int organisations() {
        return cells.stream()
                .mapToInt(cell -> cell.table().parts().organisations())
                .max()
                .orElse(0);
    }

    /** How many other values an organisation must hold to be possible: no more than what hiding everything leaves it. */
    private double wanted(Cell cell, int insider, Set<Suppression> tables) {
        long wanted = cell.wanted(insider);
        if (wanted == 0 || (long) cells.size() * equations.size() > solved * LARGER_BARE) {
            return wanted;
        }
        if (bare == null) {
            bare = new LinearSystem(equations, tables::contains);
        }
        return Math.min(wanted, bare.width(insider, cell));
    }
}
