package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Cell.Equation;
import org.visibles.indicators.Cell.Exposed;
import org.visibles.indicators.Histories.Month;

/**
 * A month that is told after others: goes on with the courses that were possible until then, finds further ones for the small
 * cells that those leave open, and hides more of the new month where there is none.
 */
final class NextMonth {

    /** Of so many months before growth is looked at, and courses are looked for that change nothing older. */
    private static final int NEAR = 3;

    /** How often more is hidden for the sake of one cell. */
    private static final int PATIENCE = 3;

    private final Histories before;
    private final Grid now;
    private final Set<Suppression> tables;
    /** What ties the tables to each other and to earlier ones. */
    private final List<Equation> links;
    /** The same, and what each adds up to. */
    private final List<Equation> equations;

    private final List<Equation> growth;
    private final List<Cell> small;
    private final List<Map<Cell, Double>> courses = new ArrayList<>();
    private final Set<Cell> given;
    private final Set<Cell> open = new LinkedHashSet<>();
    private final MonthsTogether near;
    private final boolean tooLarge;
    private final Map<List<Equation>, Tied> tiedIn = new IdentityHashMap<>();
    private @Nullable MonthsTogether all;

    /**
     * What is tied together of all months.
     *
     * @param tables of the new month
     */
    private record Tied(LinkedCompanions companions, Set<Suppression> tables) {}

    NextMonth(Histories before, Grid now) {
        this.before = before;
        this.now = now;
        this.tables =
                now.tables().stream().map(Table::suppression).collect(Collectors.toCollection(LinkedHashSet::new));
        this.growth = growth(table -> table);
        List<Equation> tied = new LinkedCells(now).all(new Nested(now));
        this.links = Stream.concat(tied.stream(), growth.stream()).toList();
        this.equations = Stream.concat(
                        tied.stream(), tables.stream().flatMap(table -> Protection.margins(table).stream()))
                .toList();
        this.small = tables.stream()
                .flatMap(NextMonth::cells)
                .filter(cell -> cell.small() && cell.mark() != Mark.SHOWN)
                .toList();
        this.near = together(lastMonths());
        this.given = new HashSet<>(before.given());
        this.tooLarge = near.tooLarge();
        if (tooLarge) {
            return;
        }
        courses.addAll(new Onward(growth, tables).of(before.courses(), together(List.of()), near));
        Stream.concat(before.months().stream().flatMap(month -> month.small().stream()), small.stream())
                .filter(cell ->
                        !given.contains(cell) && courses.stream().noneMatch(course -> Histories.differs(course, cell)))
                .forEach(open::add);
        protect();
    }

    private static Stream<Cell> cells(Suppression table) {
        return IntStream.range(0, table.rows())
                .boxed()
                .flatMap(row -> IntStream.range(0, table.columns()).mapToObj(column -> new Cell(table, row, column)));
    }

    private List<Month> lastMonths() {
        List<Month> months = before.months();
        return months.subList(Math.max(0, months.size() - NEAR), months.size());
    }

    private MonthsTogether together(List<Month> months) {
        return new MonthsTogether(
                months, Stream.concat(equations.stream(), growth.stream()).toList());
    }

    private MonthsTogether all() {
        if (all == null) {
            all = together(before.months());
        }
        return all;
    }

    private List<Equation> growth(UnaryOperator<Suppression> as) {
        return lastMonths().stream()
                .flatMap(month -> Advance.growth(month.grid(), now, as).stream())
                .flatMap(each -> each.links().stream())
                .toList();
    }

    /** For all cells at once whatever takes long; after each that was hidden a glance is enough. */
    private void protect() {
        lookFor(open, true);
        Set<Cell> hopeless = new HashSet<>();
        for (int times = 0; times < PATIENCE && !open.isEmpty(); times++) {
            for (Cell cell : List.copyOf(open)) {
                if (open.contains(cell) && !hopeless.contains(cell)) {
                    if (times == 0 && !all().hideable(cell, tables::contains) || !hideNearest(cell)) {
                        hopeless.add(cell);
                    } else {
                        lookFor(Set.of(cell), false);
                    }
                }
            }
            lookFor(open, true);
        }
        given.addAll(open);
        open.clear();
    }

    /** Whether there was anything to hide. */
    private boolean hideNearest(Cell cell) {
        Tied tied = tiedIn.computeIfAbsent(all().tiedTo(cell), this::tied);
        return tied.companions().hide(new Exposed(cell, Parts.READER), tied.tables(), false);
    }

    private Tied tied(List<Equation> part) {
        return new Tied(
                new LinkedCompanions(links, part),
                part.stream()
                        .flatMap(Equation::cells)
                        .map(Cell::table)
                        .filter(tables::contains)
                        .collect(Collectors.toSet()));
    }

    /** Courses in which cells differ: first those that changed lately, then any. */
    private void lookFor(Collection<Cell> cells, boolean solved) {
        near.partsOf(List.copyOf(cells)).forEach((part, of) -> lookFor(part, of, near, solved));
        List<Cell> left = cells.stream().filter(open::contains).toList();
        if (!left.isEmpty()) {
            all().partsOf(left).forEach((part, of) -> lookFor(part, of, all(), solved && !all().large(part)));
        }
    }

    private void lookFor(int part, List<Cell> cells, MonthsTogether months, boolean solved) {
        Moves moves = months.moves(part);
        cells.stream().filter(open::contains).forEach(cell -> found(MonthsTogether.otherBy(moves, cell)));
        List<Cell> left = cells.stream().filter(open::contains).toList();
        if (!left.isEmpty() && solved) {
            HistorySystem system = months.system(part, List.of());
            left.stream().filter(open::contains).forEach(cell -> found(system.other(cell)));
        }
    }

    private void found(@Nullable Map<Cell, Double> course) {
        if (course != null) {
            courses.add(Onward.told(course, tables));
            open.removeIf(cell -> Histories.differs(course, cell));
        }
    }

    /** As it is known from now on. */
    Histories histories() {
        if (tooLarge) {
            return Histories.TOO_LARGE;
        }
        Month month = new Month(
                now,
                tables.stream().map(Suppression::earlier).collect(Collectors.toSet()),
                equations.stream()
                        .map(each -> new Equation(earlier(each.left()), earlier(each.right())))
                        .toList(),
                growth(Suppression::earlier),
                earlier(small));
        List<Map<Cell, Double>> known = courses.stream()
                .<Map<Cell, Double>>map(course -> {
                    Map<Cell, Double> of = new HashMap<>();
                    course.forEach((cell, by) -> of.put(earlier(cell), by));
                    return of;
                })
                .toList();
        return new Histories(
                        Stream.concat(before.months().stream(), Stream.of(month))
                                .toList(),
                        known,
                        given.stream().map(this::earlier).collect(Collectors.toSet()))
                .needed();
    }

    private List<Cell> earlier(List<Cell> cells) {
        return cells.stream().map(this::earlier).toList();
    }

    private Cell earlier(Cell cell) {
        return tables.contains(cell.table()) ? new Cell(cell.table().earlier(), cell.row(), cell.column()) : cell;
    }
}
