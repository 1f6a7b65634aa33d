package org.visibles.indicators;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.visibles.indicators.Cell.Equation;
import org.visibles.indicators.HistorySystem.Along;

/**
 * Courses that were possible until a month, with what that month would be in them: what is true if that agrees, else other
 * numbers of the month, if need be of the last ones before it too. Where there are none the course has come to its end.
 */
final class Onward {

    private final List<Equation> growth;
    private final Set<Suppression> tables;
    private final List<Map<Cell, Double>> on = new ArrayList<>();

    /**
     * @param growth of the month since some before it
     * @param tables of the month
     */
    Onward(List<Equation> growth, Set<Suppression> tables) {
        this.growth = growth;
        this.tables = tables;
    }

    /**
     * @param alone the month, all others standing aside
     * @param near the month and the last ones before it
     */
    List<Map<Cell, Double>> of(List<Map<Cell, Double>> courses, MonthsTogether alone, MonthsTogether near) {
        List<Map<Cell, Double>> left = new ArrayList<>();
        courses.forEach(course -> (agrees(course) ? on : left).add(course));
        goOn(goOn(left, alone), near);
        return on;
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

    /** Those that do not go on so. */
    private List<Map<Cell, Double>> goOn(List<Map<Cell, Double>> courses, MonthsTogether months) {
        List<Map<Cell, Double>> further =
                courses.stream().map(course -> aside(course, months)).toList();
        Set<Integer> ended = new HashSet<>();
        for (int part = 0; part < months.parts().size(); part++) {
            Set<Cell> aside = months.parts().get(part).stream()
                    .flatMap(Equation::cells)
                    .filter(months::isAside)
                    .collect(Collectors.toSet());
            List<Integer> touched = IntStream.range(0, courses.size())
                    .filter(each -> !ended.contains(each)
                            && courses.get(each).keySet().stream().anyMatch(aside::contains))
                    .boxed()
                    .toList();
            if (!touched.isEmpty()) {
                HistorySystem system =
                        months.system(part, touched.stream().map(courses::get).toList());
                for (int each = 0; each < touched.size(); each++) {
                    Along along = system.goAlong(each);
                    if (along.part() < Histories.OTHER) {
                        ended.add(touched.get(each));
                    } else {
                        further.get(touched.get(each)).putAll(along.differences());
                    }
                }
            }
        }
        IntStream.range(0, courses.size())
                .filter(each -> !ended.contains(each))
                .forEach(each -> on.add(told(further.get(each), tables)));
        return IntStream.range(0, courses.size())
                .filter(ended::contains)
                .mapToObj(courses::get)
                .toList();
    }

    private static Map<Cell, Double> aside(Map<Cell, Double> course, MonthsTogether months) {
        Map<Cell, Double> aside = new HashMap<>(course);
        aside.keySet().removeIf(cell -> !months.isAside(cell));
        return aside;
    }

    /** Without numbers that are in no table. */
    static Map<Cell, Double> told(Map<Cell, Double> course, Set<Suppression> tables) {
        course.keySet()
                .removeIf(
                        cell -> !tables.contains(cell.table()) && !cell.table().ofEarlierDay());
        return course;
    }
}
