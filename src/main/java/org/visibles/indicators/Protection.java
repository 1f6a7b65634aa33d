package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.visibles.indicators.Cell.Equation;

/**
 * Looks at several tables as one system of linear equations, and hides cells until no small one can be solved from it, not
 * either by an organisation that knows its own people.
 */
final class Protection implements AutoCloseable {

    /** What is less is an error of rounding. */
    private static final double ROUNDED = 1e-5;

    private static final Knowing READER = new Knowing(Parts.READER, Parts.READER + 1);

    private final Searches searches;
    private final Predicate<Cell> guarded;
    private final int organisations;
    /** How far away cells are for everybody. */
    private final Seen seen = new Seen();
    /** Cells that are known to have enough other values, for everybody and for each organisation, or as many as they can. */
    private final Map<Knowing, Set<Cell>> safe = new HashMap<>();
    /** Those that everybody can solve, whatever were hidden. */
    private final Set<Cell> given = new LinkedHashSet<>();

    /** Organisations by their numbers, or the reader alone, who knows nobody. */
    private record Knowing(int from, int to) {

        boolean one() {
            return to == from + 1;
        }

        Knowing firstHalf() {
            return new Knowing(from, (from + to) / 2);
        }

        Knowing secondHalf() {
            return new Knowing((from + to) / 2, to);
        }

        /** Whether any of them must not know it. */
        boolean others(Cell cell) {
            return IntStream.range(from, to).anyMatch(cell::others);
        }

        /** As many people of a cell as one of them knows at most. */
        long own(Cell cell) {
            return cell.own(from, to);
        }

        long enough(Cell cell) {
            return cell.enough(from);
        }
    }

    private Protection(
            Collection<Equation> equations, int organisations, Predicate<Suppression> open, Predicate<Cell> guarded) {
        this.searches = new Searches(equations, none -> false, open);
        this.guarded = guarded;
        this.organisations = organisations;
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
     * Hides what it takes.
     *
     * @param links what ties the tables to each other
     * @param margins what each table's rows and columns add up to
     * @param open the tables in which something more may be hidden; the others stand as they are published already
     * @param guarded the cells that must not be solved
     * @return those that everybody can solve, whatever were hidden of those tables
     */
    static Set<Cell> protect(
            List<Equation> links, List<Equation> margins, Predicate<Suppression> open, Predicate<Cell> guarded) {
        List<Equation> all = Stream.concat(links.stream(), margins.stream()).toList();
        int organisations = all.stream()
                .flatMap(Equation::cells)
                .mapToInt(cell -> cell.table().parts().organisations())
                .max()
                .orElse(0);
        return protect(all, organisations, open, guarded);
    }

    /** The same, from whoever knows nobody's people. */
    static Set<Cell> protectFromReader(List<Equation> equations, Predicate<Suppression> open, Predicate<Cell> guarded) {
        return protect(equations, 0, open, guarded);
    }

    private static Set<Cell> protect(
            List<Equation> equations, int organisations, Predicate<Suppression> open, Predicate<Cell> guarded) {
        try (Protection protection = new Protection(equations, organisations, open, guarded)) {
            boolean again = true;
            while (again) {
                again = protection.hideFromReader() || protection.hideFromInsiders();
            }
            return protection.given;
        }
    }

    private Stream<Cell> small() {
        return searches.hidden().cells().stream().filter(cell -> cell.small() && guarded.test(cell));
    }

    private Set<Cell> safeFrom(Knowing whom) {
        return safe.computeIfAbsent(whom, none -> new HashSet<>());
    }

    private boolean hideFromReader() {
        Set<Cell> left = left(small(), READER);
        return !left.isEmpty() && hide(left, READER);
    }

    private boolean hideFromInsiders() {
        return organisations > 0
                && hideFrom(
                        new Knowing(0, organisations),
                        small().filter(Cell::known).toList());
    }

    /**
     * What is possible for whoever knew as much of each cell as any one of several organisations is so for each of these. Where
     * nothing is, it is looked for for half of them, and so on.
     */
    private boolean hideFrom(Knowing insiders, Collection<Cell> cells) {
        Set<Cell> left = left(cells.stream().filter(insiders::others), insiders);
        if (left.isEmpty()) {
            return false;
        }
        if (insiders.one()) {
            return hide(left, insiders);
        }
        searches.know(insiders::own);
        courses(left, insiders, new Seen()).ofSeveral();
        if (hideFrom(insiders.firstHalf(), left) || hideFrom(insiders.secondHalf(), left)) {
            return true;
        }
        safeFrom(insiders).addAll(left);
        return false;
    }

    private Set<Cell> left(Stream<Cell> cells, Knowing insiders) {
        Set<Cell> known = safeFrom(insiders);
        return cells.filter(cell -> !known.contains(cell)).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Courses courses(Set<Cell> left, Knowing insiders, Seen seen) {
        Set<Cell> known = safeFrom(insiders);
        return new Courses(searches.hidden(), left, course -> {
            seen.add(course);
            left.removeIf(cell -> seen.width(cell) >= insiders.enough(cell) - ROUNDED && known.add(cell));
        });
    }

    /**
     * Hides what it takes for the first of some cells that can be solved.
     *
     * @return whether there was such, and anything to be hidden
     */
    private boolean hide(Set<Cell> left, Knowing insider) {
        searches.know(insider::own);
        Seen of = insider.equals(READER) ? seen : new Seen();
        Courses further = courses(left, insider, of);
        further.ofSeveral();
        for (Cell cell : List.copyOf(left)) {
            if (!further.of(cell)) {
                Seen.Far far = of.far(cell, cell.wanted(insider.from()));
                boolean narrow = far.up() + far.down() < far.width() - ROUNDED;
                if (narrow && searches.tellLess(cell, far)) {
                    return true;
                }
                safeFrom(insider).add(cell);
                if (narrow && insider.equals(READER)) {
                    given.add(cell);
                }
            }
        }
        return false;
    }

    @Override
    public void close() {
        searches.close();
    }
}
