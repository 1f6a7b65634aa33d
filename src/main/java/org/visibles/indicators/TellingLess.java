package org.visibles.indicators;

import com.google.ortools.linearsolver.MPVariable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Cell.Equation;

/**
 * Tells less of tables, that a cell could have another value: cells are unknowns of equations, each within what is told of it and
 * beyond that, and as few people as can be are to be where they are told not to be. What these are is told no more.
 */
final class TellingLess implements AutoCloseable {

    /** What it costs to tell no more whether hidden cells are small, where to hide one costs 1 and more. */
    private static final double NAMED = 0.1;

    /** Of as many cells those with fewer people are hidden. */
    private static final double EACH = 0.02;

    /** As much as to hide so many others. */
    private static final double DEAR = 100;

    /** More than anything costs. */
    private static final double SOUGHT = 10_000;

    /** As much further as is worth to hide something for. */
    private static final double HARDLY = 0.01;

    private final Solver solver = new Solver();
    private final Map<Cell, Unknown> unknowns = new LinkedHashMap<>();

    /**
     * By how much a cell differs.
     *
     * @param within what is told of it
     * @param beyond if less were told of it; null where that cannot be helped
     */
    private record Unknown(MPVariable within, @Nullable Beyond beyond) {

        Map<MPVariable, Integer> variables() {
            return beyond == null ? Map.of(within, 1) : Map.of(within, 1, beyond.up(), 1, beyond.down(), -1);
        }

        double by() {
            return within.solutionValue() + (beyond == null ? 0 : beyond.by());
        }
    }

    private record Beyond(MPVariable up, MPVariable down) {

        MPVariable way(int way) {
            return way > 0 ? up : down;
        }

        double by() {
            return up.solutionValue() - down.solutionValue();
        }
    }

    /**
     * @param aside cells that are known to be what they are, hidden or not
     * @param open tables of which more can be hidden
     */
    TellingLess(Collection<Equation> equations, Predicate<Cell> aside, Predicate<Suppression> open) {
        solver.add(equations, cell -> {
            boolean opens = open.test(cell.table());
            return aside.test(cell) || !opens && cell.mark() == Mark.SHOWN
                    ? Map.of()
                    : unknowns.computeIfAbsent(cell, none -> unknown(opens)).variables();
        });
    }

    private Unknown unknown(boolean opens) {
        return new Unknown(solver.variable(), opens ? new Beyond(solver.variable(), solver.variable()) : null);
    }

    /**
     * Tells as much less as it takes.
     *
     * @param far how far away the cell should be, up and down; nearer where that cannot be, as long as it is further than it was
     * @param own how many people there are at least in a cell for whoever it is to be hidden from
     * @return whether anything was told before that is told no more; not where nothing would help
     */
    boolean of(Cell cell, Seen.Far far, ToLongFunction<Cell> own) {
        Unknown sought = unknowns.get(cell);
        if (sought == null) {
            return false;
        }
        Map<Cell, Double> least = Map.of();
        double worth = Double.NEGATIVE_INFINITY;
        for (int way : new int[] {1, -1}) {
            solver.objective().clear();
            unknowns.forEach((each, unknown) -> bound(each, unknown, own.applyAsLong(each)));
            pull(sought, way, far.wanted(way));
            if (solver.solve()
                    && way * sought.by() > far.seen(way) + HARDLY
                    && solver.objective().value() > worth) {
                worth = solver.objective().value();
                least = beyond();
            }
        }
        return tellLess(least);
    }

    private void bound(Cell cell, Unknown unknown, long own) {
        boolean shown = cell.mark() == Mark.SHOWN;
        double up = shown ? 0 : Math.min(cell.most() - cell.count(), Solver.MANY);
        double down = shown ? 0 : cell.count() - Math.max(cell.least(), own);
        unknown.within().setBounds(-down, up);
        if (unknown.beyond() instanceof Beyond beyond) {
            boolean open = !shown || cell.open();
            double cost = cost(cell);
            bound(beyond.up(), open ? Solver.MANY - up : 0, cost);
            bound(beyond.down(), open ? cell.count() - Math.max(cell.told(), own) - down : 0, cost);
        }
    }

    private void bound(MPVariable beyond, double far, double cost) {
        beyond.setUb(far);
        solver.objective().setCoefficient(beyond, -cost);
    }

    private static double cost(Cell cell) {
        return cell.mark() != Mark.SHOWN
                ? NAMED
                : (1 + EACH * cell.count()) * (cell.table().dear(cell.column()) ? DEAR : 1);
    }

    /** So far, and not further. */
    private void pull(Unknown unknown, int way, double far) {
        MPVariable within = unknown.within();
        within.setBounds(Math.max(within.lb(), way < 0 ? -far : 0), Math.min(within.ub(), way > 0 ? far : 0));
        solver.objective().setCoefficient(within, way * SOUGHT);
        if (unknown.beyond() instanceof Beyond beyond) {
            MPVariable along = beyond.way(way);
            along.setUb(Math.min(along.ub(), far - (way > 0 ? within.ub() : -within.lb())));
            beyond.way(-way).setUb(0);
            solver.objective().setCoefficient(along, SOUGHT + solver.objective().getCoefficient(along));
        }
    }

    private Map<Cell, Double> beyond() {
        Map<Cell, Double> cells = new LinkedHashMap<>();
        unknowns.forEach((cell, unknown) -> {
            double by = unknown.beyond() == null ? 0 : unknown.beyond().by();
            if (Math.abs(by) > Solver.ROUNDED) {
                cells.put(cell, by);
            }
        });
        return cells;
    }

    private static boolean tellLess(Map<Cell, Double> beyond) {
        Map<Suppression, List<Cell>> byTable = beyond.keySet().stream()
                .collect(Collectors.groupingBy(Cell::table, LinkedHashMap::new, Collectors.toList()));
        boolean less = false;
        for (Map.Entry<Suppression, List<Cell>> each : byTable.entrySet()) {
            List<Cell> shown = each.getValue().stream().filter(Cell::open).toList();
            boolean named = each.getValue().stream()
                    .anyMatch(cell ->
                            !cell.open() || cell.count() + beyond.getOrDefault(cell, 0.0) < Suppression.THRESHOLD);
            less |= named && each.getKey().unname();
            less |= !shown.isEmpty();
            each.getKey().mask(shown);
        }
        return less;
    }

    @Override
    public void close() {
        solver.close();
    }
}
