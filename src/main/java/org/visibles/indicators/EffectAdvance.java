package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.visibles.indicators.Cell.Equation;

/**
 * What tables of those met tell of those of the month before. Nobody comes back: so of each row, or of as few as can be told
 * apart, those who have come so far are those of then and as many as have come since, a hidden number of nobody or some.
 */
final class EffectAdvance {

    private final EffectGrid before;
    private final EffectGrid now;
    private final Map<EffectBy, Growth> growth = new EnumMap<>(EffectBy.class);

    /** Rows of both months that have the same categories, but for those that came later. */
    private record Rows(Set<Integer> then, Set<Integer> now) {}

    EffectAdvance(EffectGrid before, EffectGrid now) {
        this.before = before;
        this.now = now;
        now.breakdowns().keySet().stream()
                .filter(before.breakdowns()::containsKey)
                .forEach(by -> growth.put(by, Growth.of(grown(by))));
    }

    /** The breakdowns of which both months tell. */
    Set<EffectBy> both() {
        return growth.keySet();
    }

    /** Whether a table is made of how many have come. */
    boolean cameIn(Suppression table) {
        return growth.values().stream().anyMatch(each -> each.came() == table);
    }

    /** What ties the tables to those of before. */
    List<Equation> growth() {
        return growth.values().stream().flatMap(each -> each.links().stream()).toList();
    }

    /** The same, and what ties those of before to each other. */
    List<Equation> links() {
        return growth.isEmpty()
                ? List.of()
                : Stream.concat(
                                growth().stream(),
                                new EffectLinks(before, before.identified())
                                        .all().stream()
                                                .map(each -> new Equation(earlier(each.left()), earlier(each.right()))))
                        .toList();
    }

    /** Where there are fewer now something was corrected, and nothing is known. */
    private List<Equation> grown(EffectBy by) {
        List<Equation> grown = new ArrayList<>();
        for (Rows rows : rows(before.folding(by), now.folding(by))) {
            for (Effect.Stage stage : Effect.Stage.values()) {
                List<Cell> then = earlier(cells(before, by, rows.then(), stage));
                List<Cell> since = cells(now, by, rows.now(), stage);
                if (!then.isEmpty() && !since.isEmpty() && people(then) <= people(since)) {
                    grown.add(new Equation(since, then));
                }
            }
        }
        return grown;
    }

    private static long people(List<Cell> cells) {
        return cells.stream().mapToLong(Cell::count).sum();
    }

    private static List<Cell> cells(EffectGrid grid, EffectBy by, Set<Integer> groups, Effect.Stage stage) {
        List<Integer> columns = new EffectColumns(grid.stages()).exactly(EffectTables.atLeast(stage));
        Breakdown breakdown = grid.breakdown(by);
        return groups.stream()
                .flatMap(group -> columns.stream().map(column -> breakdown.cell(group, column)))
                .toList();
    }

    private static List<Cell> earlier(List<Cell> cells) {
        return cells.stream()
                .map(cell -> new Cell(cell.table().earlier(), cell.row(), cell.column()))
                .toList();
    }

    /** Without those of which a category is gone. */
    private static Collection<Rows> rows(Folding then, Folding now) {
        Map<Integer, Rows> byThen = new HashMap<>();
        for (int group = 0; group < then.size(); group++) {
            Rows rows = new Rows(new TreeSet<>(Set.of(group)), new TreeSet<>());
            then.categories(group).forEach(category -> rows.now().add(now.groupOf(category)));
            byThen.values().stream()
                    .distinct()
                    .filter(other -> other.now().stream().anyMatch(rows.now()::contains))
                    .toList()
                    .forEach(other -> {
                        rows.then().addAll(other.then());
                        rows.now().addAll(other.now());
                    });
            rows.then().forEach(each -> byThen.put(each, rows));
        }
        return byThen.values().stream()
                .distinct()
                .filter(rows -> rows.now().stream().allMatch(group -> group >= 0))
                .toList();
    }
}
