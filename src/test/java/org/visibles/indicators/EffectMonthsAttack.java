package org.visibles.indicators;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A reader who keeps the tables of those met of some months, and knows that nobody comes back: of each row not fewer were
 * identified, mobilised or connected than before. Looks for cells under five of any month.
 */
final class EffectMonthsAttack {

    private final List<EffectGrid> months;
    private final boolean totals;
    private final LinearAttack attack = new LinearAttack();
    private final List<Object> small = new ArrayList<>();

    /** @param months from the earliest to the last */
    EffectMonthsAttack(List<EffectGrid> months) {
        this(months, false);
    }

    /** @param totals whether the reader has the totals alone, which are told exactly */
    private EffectMonthsAttack(List<EffectGrid> months, boolean totals) {
        this.months = months;
        this.totals = totals;
        for (int month = 0; month < months.size(); month++) {
            EffectGrid grid = months.get(month);
            for (EffectBy by : grid.breakdowns().keySet()) {
                margins(month, by);
                inside(month, by);
                for (EffectBy of : grid.breakdowns().keySet()) {
                    if (by != of && !totals) {
                        samePeople(month, by, of);
                    }
                }
                for (int earlier = 0; earlier < month; earlier++) {
                    if (months.get(earlier).breakdowns().containsKey(by)) {
                        grown(earlier, month, by);
                    }
                }
            }
        }
    }

    int small() {
        return small.size();
    }

    /** What is solved by the tables: not what the totals of the months give away by themselves. */
    List<Object> solved() {
        List<Object> solved = small.stream().filter(attack::only).toList();
        if (solved.isEmpty()) {
            return solved;
        }
        LinearAttack without = new EffectMonthsAttack(months, true).attack;
        return solved.stream().filter(cell -> !without.only(cell)).toList();
    }

    private Breakdown breakdown(int month, EffectBy by) {
        return months.get(month).breakdowns().get(by);
    }

    private void margins(int month, EffectBy by) {
        Suppression table = breakdown(month, by).table();
        for (int row = 0; row < table.rows(); row++) {
            var sum = attack.sum();
            long people = 0;
            for (int column = 0; column < table.columns(); column++) {
                Cell cell = new Cell(table, row, column);
                plus(sum, month, by, cell);
                people += cell.count();
                looksFor(month, by, cell);
            }
            sum.is(people);
        }
        for (int column = 0; column < table.columns(); column++) {
            var sum = attack.sum();
            for (int row = 0; row < table.rows(); row++) {
                plus(sum, month, by, new Cell(table, row, column));
            }
            sum.is(months.get(month).column(column));
        }
    }

    /** How many were met in each of those that stand together is told, and what they are together. */
    private void inside(int month, EffectBy by) {
        Breakdown breakdown = breakdown(month, by);
        int columns = breakdown.table().columns();
        for (int group : breakdown.together()) {
            var sum = attack.sum();
            for (int column = 0; column < columns; column++) {
                plus(sum, month, by, breakdown.cell(group, column));
                looksFor(month, by, breakdown.cell(group, column));
            }
            sum.is(breakdown.total(group));
        }
        for (int column = 0; column < columns && !breakdown.together().isEmpty(); column++) {
            var sum = attack.sum();
            plus(sum, month, by, new Cell(breakdown.table(), breakdown.table().rows() - 1, column));
            for (int group : breakdown.together()) {
                minus(sum, month, by, breakdown.cell(group, column));
            }
            sum.is(0);
        }
    }

    /** That nobody was identified in a category is known by the people's tables. */
    private void looksFor(int month, EffectBy by, Cell cell) {
        boolean identified = IntStream.range(1, cell.table().columns())
                .anyMatch(stage -> cell.table().count(cell.row(), stage) > 0);
        if (identified && cell.count() < Suppression.THRESHOLD && cell.mark() != Mark.SHOWN) {
            small.add(name(month, by, cell));
        }
    }

    private void samePeople(int month, EffectBy by, EffectBy of) {
        EffectGrid grid = months.get(month);
        List<List<Integer>> sets =
                new ArrayList<>(grid.groups(by).mapToObj(List::of).toList());
        sets.add(breakdown(month, by).together());
        List<BitSet> partsOf = grid.parts(by, of);
        for (List<Integer> groups : sets) {
            BitSet parts = new BitSet();
            groups.forEach(group -> parts.or(partsOf.get(group)));
            long people = groups.stream().mapToLong(breakdown(month, by)::total).sum();
            long others = parts.stream().mapToLong(breakdown(month, of)::total).sum();
            for (int column = 0; people == others && column < grid.stages().size(); column++) {
                var sum = attack.sum();
                for (int group : groups) {
                    plus(sum, month, by, breakdown(month, by).cell(group, column));
                }
                for (int part : parts.stream().toArray()) {
                    minus(sum, month, of, breakdown(month, of).cell(part, column));
                }
                sum.is(0);
            }
        }
    }

    /** Groups of two months, as few as can be told apart, of the same categories or of more of them later. */
    private void grown(int earlier, int month, EffectBy by) {
        Folding before = months.get(earlier).folding(by);
        Folding after = months.get(month).folding(by);
        Set<Integer> left = new TreeSet<>(months.get(earlier).groups(by).boxed().toList());
        while (!left.isEmpty()) {
            Set<Integer> then = new TreeSet<>(Set.of(left.iterator().next()));
            Set<Integer> now = new TreeSet<>();
            int size = 0;
            while (size < then.size() + now.size()) {
                size = then.size() + now.size();
                then.forEach(group -> before.categories(group).forEach(each -> now.add(after.groupOf(each))));
                now.stream()
                        .filter(group -> group >= 0)
                        .forEach(group -> after.categories(group).stream()
                                .map(before::groupOf)
                                .filter(each -> each >= 0)
                                .forEach(then::add));
            }
            left.removeAll(then);
            if (!now.contains(-1)) {
                EnumSet.allOf(Effect.Stage.class)
                        .forEach(stage -> grown(earlier, then, month, now, by, EffectTables.atLeast(stage)));
            }
        }
    }

    private void grown(int earlier, Set<Integer> then, int month, Set<Integer> now, EffectBy by, Set<String> reached) {
        List<Integer> before = columns(earlier, reached);
        List<Integer> after = columns(month, reached);
        if (!before.isEmpty() && !after.isEmpty()) {
            var sum = attack.sum();
            now.forEach(group -> after.forEach(
                    column -> plus(sum, month, by, breakdown(month, by).cell(group, column))));
            then.forEach(group -> before.forEach(
                    column -> minus(sum, earlier, by, breakdown(earlier, by).cell(group, column))));
            sum.isAtLeast(0);
        }
    }

    /** The columns that hold exactly those who have come so far; none where one lies across. */
    private List<Integer> columns(int month, Set<String> reached) {
        List<Set<String>> stages = months.get(month).stages();
        Set<String> found = new HashSet<>();
        List<Integer> columns = IntStream.range(0, stages.size())
                .filter(column -> stages.get(column).stream().anyMatch(reached::contains))
                .boxed()
                .toList();
        columns.forEach(column -> found.addAll(stages.get(column)));
        return reached.containsAll(found) ? columns : List.of();
    }

    private void plus(LinearAttack.Sum sum, int month, EffectBy by, Cell cell) {
        sum.plus(name(month, by, cell), mark(cell), cell.table().withdrawn(), cell.count());
    }

    private void minus(LinearAttack.Sum sum, int month, EffectBy by, Cell cell) {
        sum.minus(name(month, by, cell), mark(cell), cell.table().withdrawn(), cell.count());
    }

    private Mark mark(Cell cell) {
        return totals ? Mark.UNTOLD : cell.mark();
    }

    private Object name(int month, EffectBy by, Cell cell) {
        boolean inside = breakdown(month, by).table() != cell.table();
        return List.of(month, by, inside, cell.row(), cell.column());
    }
}
