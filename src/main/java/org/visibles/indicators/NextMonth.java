package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.visibles.indicators.Cell.Equation;
import org.visibles.indicators.Histories.Month;

/**
 * A month that is told after others: goes on with the courses that were possible until then, finds further ones for the small
 * cells that those leave open, and hides more of the new month where there is none.
 */
final class NextMonth {

    /** Of so many months before growth is looked at, and courses are looked for that change nothing older. */
    private static final int NEAR = 3;

    /** With more hidden cells one search takes minutes. All months of some hundred people have fewer. */
    private static final int MOST_HIDDEN = 25_000;

    private final Histories before;
    private final MonthTables now;
    private final Set<Suppression> tables;
    /** What the tables add up to, and what ties them to each other. */
    private final List<Equation> equations;

    private final List<Equation> growth;
    private final List<Cell> small;
    private final List<Map<Cell, Double>> courses = new ArrayList<>();
    private final Set<Cell> given;
    private final Set<Cell> open = new LinkedHashSet<>();

    NextMonth(Histories before, MonthTables now) {
        this.before = before;
        this.now = now;
        this.tables = now.tables();
        this.growth = before.last().stream()
                .flatMap(month -> now.since(month).stream())
                .toList();
        this.equations = now.equations();
        this.small = now.small();
        this.given = new HashSet<>(before.given());
        before.courses().stream().filter(this::agrees).forEach(courses::add);
        Stream.concat(before.months().stream().flatMap(month -> month.small().stream()), small.stream())
                .filter(cell ->
                        !given.contains(cell) && courses.stream().noneMatch(course -> Histories.differs(course, cell)))
                .forEach(open::add);
        if (!open.isEmpty()) {
            try (MonthsTogether near = together(lastMonths());
                    MonthsTogether all = together(before.months())) {
                protect(near, all);
            }
        }
    }

    /** Whether the true numbers of the month agree with a course. */
    private boolean agrees(Map<Cell, Double> course) {
        return growth.stream().allMatch(link -> {
            double then = 0;
            long came = 0;
            for (Cell cell : link.right()) {
                then += course.getOrDefault(cell, 0.0);
                came += cell.table().ofEarlierDay() ? 0 : cell.count();
            }
            return then <= came;
        });
    }

    private List<Month> lastMonths() {
        return last(before.months(), NEAR);
    }

    private static <T> List<T> last(List<T> of, int number) {
        return of.subList(Math.max(0, of.size() - number), of.size());
    }

    private MonthsTogether together(List<Month> months) {
        return new MonthsTogether(
                months,
                Stream.concat(equations.stream(), growth.stream()).toList(),
                table -> tables.contains(table) && now.isOpen(table));
    }

    /**
     * @param near the new month and the last ones before it
     * @param all it and all before it
     */
    private void protect(MonthsTogether near, MonthsTogether all) {
        lookFor(open, near, all);
        while (!open.isEmpty()) {
            Cell cell = open.iterator().next();
            if (all.tellLess(cell)) {
                near.refresh();
                all.refresh();
                lookFor(open, near, all);
            } else {
                open.remove(cell);
                given.add(cell);
            }
        }
    }

    /** Courses in which cells differ: first those that changed lately, then any. */
    private void lookFor(Collection<Cell> cells, MonthsTogether near, MonthsTogether all) {
        for (MonthsTogether months : List.of(near, all)) {
            months.courses(cells.stream().filter(open::contains).toList()).forEach(this::found);
        }
    }

    private void found(Map<Cell, Double> course) {
        courses.add(told(course));
        open.removeIf(cell -> Histories.differs(course, cell));
    }

    /** Without numbers that are in no table. */
    private Map<Cell, Double> told(Map<Cell, Double> course) {
        course.keySet()
                .removeIf(
                        cell -> !tables.contains(cell.table()) && !cell.table().ofEarlierDay());
        return course;
    }

    /** As it is known from now on. */
    Histories histories() {
        Month month = new Month(
                tables.stream().map(Suppression::earlier).collect(Collectors.toSet()),
                asEarlier(equations),
                asEarlier(growth),
                earlier(small));
        List<Map<Cell, Double>> known = courses.stream()
                .<Map<Cell, Double>>map(course -> {
                    Map<Cell, Double> of = new HashMap<>();
                    course.forEach((cell, by) -> of.put(earlier(cell), by));
                    return of;
                })
                .toList();
        return new Histories(
                        Histories.together(
                                Stream.concat(before.months().stream(), Stream.of(month))
                                        .toList(),
                                MOST_HIDDEN),
                        known,
                        given.stream().map(this::earlier).collect(Collectors.toSet()),
                        Stream.concat(last(before.last(), NEAR - 1).stream(), Stream.of(now))
                                .toList())
                .needed();
    }

    private List<Equation> asEarlier(List<Equation> told) {
        return told.stream()
                .map(each -> new Equation(earlier(each.left()), earlier(each.right())))
                .toList();
    }

    private List<Cell> earlier(List<Cell> cells) {
        return cells.stream().map(this::earlier).toList();
    }

    private Cell earlier(Cell cell) {
        return tables.contains(cell.table()) ? new Cell(cell.table().earlier(), cell.row(), cell.column()) : cell;
    }
}
