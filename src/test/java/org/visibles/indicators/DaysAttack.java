package org.visibles.indicators;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A reader who keeps all tables of some days that tell who people are, and knows that nobody was taken out in between and
 * nothing corrected: whoever stood in a cell stands in it still, or in one of those that its categories have come to. Looks
 * for cells under five of any day, and for what the new people of a row are who are fewer than five.
 */
final class DaysAttack {

    private static final String WAITS = "WAITS";

    private final List<Grid> days;
    private final boolean totals;
    private final LinearAttack attack = new LinearAttack();
    private final List<List<Object>> small = new ArrayList<>();
    private final List<List<Object>> newOnes = new ArrayList<>();

    /** How many numbers there are that must not be known, and how many are. */
    record Result(int cells, int solvedCells, int newOnes, int solvedNewOnes) {

        Result plus(Result other) {
            return new Result(
                    cells + other.cells,
                    solvedCells + other.solvedCells,
                    newOnes + other.newOnes,
                    solvedNewOnes + other.solvedNewOnes);
        }
    }

    /** @param days from the earliest to the last */
    DaysAttack(List<Grid> days) {
        this(days, false);
    }

    /** @param totals whether the reader has the totals by one variable alone, which are told exactly */
    private DaysAttack(List<Grid> days, boolean totals) {
        this.days = days;
        this.totals = totals;
        for (int day = 0; day < days.size(); day++) {
            for (Table table : days.get(day).tables()) {
                if (table.first().tellsWho() && table.second().tellsWho()) {
                    margins(day, table);
                    everybody(day, table);
                    for (int earlier = 0; earlier < day; earlier++) {
                        grown(earlier, day, EnumSet.of(table.first(), table.second()));
                    }
                }
            }
            samePeople(day);
        }
    }

    Result result() {
        return new Result(
                small.size(),
                solved(small).size(),
                newOnes.size(),
                solved(newOnes).size());
    }

    /** What is solved by the tables: not what the totals of the days give away by themselves. */
    private List<List<Object>> solved(List<List<Object>> cells) {
        List<List<Object>> solved = cells.stream().filter(attack::only).toList();
        if (solved.isEmpty()) {
            return solved;
        }
        LinearAttack without = new DaysAttack(days, true).attack;
        return solved.stream().filter(cell -> !without.only(cell)).toList();
    }

    private static String name(Grid grid, Variable variable, Told rows, int row) {
        return IntStream.range(0, rows.rowOf().length)
                .filter(group -> rows.rowOf()[group] == row)
                .mapToObj(group -> grid.folding(variable).categories(group).toString())
                .findFirst()
                .orElse(WAITS);
    }

    private List<Object> cell(int day, Table table, int row, int column) {
        return List.of(
                day,
                table.first(),
                table.second(),
                name(days.get(day), table.first(), table.rows(), row),
                name(days.get(day), table.second(), table.columns(), column));
    }

    private LinearAttack.Sum plus(LinearAttack.Sum sum, int day, Table table, int row, int column) {
        Cell of = table.at(table.first(), row, column);
        return sum.plus(cell(day, table, row, column), mark(of), of.table().withdrawn(), of.count());
    }

    private LinearAttack.Sum minus(LinearAttack.Sum sum, int day, Table table, int row, int column) {
        Cell of = table.at(table.first(), row, column);
        return sum.minus(cell(day, table, row, column), mark(of), of.table().withdrawn(), of.count());
    }

    private Mark mark(Cell cell) {
        return totals ? Mark.UNTOLD : cell.mark();
    }

    private void margins(int day, Table table) {
        for (int row = 0; row < table.rows().size(); row++) {
            var sum = attack.sum();
            for (int column = 0; column < table.columns().size(); column++) {
                plus(sum, day, table, row, column);
                Cell of = table.at(table.first(), row, column);
                List<Object> cell = cell(day, table, row, column);
                if (of.count() < Suppression.THRESHOLD
                        && of.mark() != Mark.SHOWN
                        && !cell.contains(WAITS)
                        && !nobodyCame(days.get(day), table, row, column)) {
                    small.add(cell);
                }
            }
            sum.is(table.rows().counts()[row]);
        }
        for (int column = 0; column < table.columns().size(); column++) {
            var sum = attack.sum();
            for (int row = 0; row < table.rows().size(); row++) {
                plus(sum, day, table, row, column);
            }
            sum.is(table.columns().counts()[column]);
        }
    }

    /** Of all people of a row it was told before it was of anybody of the column: that there is nobody is plain. */
    static boolean nobodyCame(Grid grid, Table table, int row, int column) {
        IntSummaryStatistics one = told(grid, table.first(), row);
        IntSummaryStatistics other = told(grid, table.second(), column);
        return table.counts()[row][column] == 0 && (one.getMax() < other.getMin() || other.getMax() < one.getMin());
    }

    /** With which batches it was told of the people of a row. */
    private static IntSummaryStatistics told(Grid grid, Variable variable, int row) {
        int[] rows = grid.rows(variable, true).rows();
        int[] since = grid.since(variable).orElseGet(() -> new int[rows.length]);
        return IntStream.range(0, rows.length)
                .filter(person -> rows[person] == row)
                .map(person -> since[person])
                .summaryStatistics();
    }

    private LinearAttack.Sum free(LinearAttack.Sum sum, Object... of) {
        return sum.plus(List.of(of), Mark.UNTOLD, false, 0);
    }

    /** All people, told or not: of those who wait the reader knows the sums by either variable alone. */
    private void everybody(int day, Table table) {
        Grid grid = days.get(day);
        Variable one = table.first();
        Variable other = table.second();
        grid.groups(one).forEach(group -> {
            var sum = attack.sum();
            grid.groups(other).forEach(each -> free(sum, all(day, one, group, other, each)));
            sum.is(grid.total(one, group));
        });
        grid.groups(other).forEach(each -> {
            var sum = attack.sum();
            grid.groups(one).forEach(group -> free(sum, all(day, one, group, other, each)));
            sum.is(grid.total(other, each));
        });
        grid.groups(one)
                .forEach(group -> grid.groups(other).forEach(each -> {
                    var sum = free(attack.sum(), all(day, one, group, other, each));
                    if (table.tells(one, group, each)) {
                        minus(
                                sum,
                                day,
                                table,
                                table.rows().rowOf()[group],
                                table.columns().rowOf()[each]);
                    }
                    sum.isAtLeast(0);
                }));
    }

    private Object[] all(int day, Variable one, int group, Variable other, int each) {
        return new Object[] {
            "all",
            day,
            one,
            other,
            days.get(day).folding(one).categories(group).toString(),
            days.get(day).folding(other).categories(each).toString()
        };
    }

    /** Groups of two days with the same categories, as few as can be told apart on both. */
    private record Block(List<Integer> before, List<Integer> after) {

        boolean one() {
            return before.size() == 1 && after.size() == 1;
        }
    }

    private List<Block> blocks(int earlier, int later, Variable variable) {
        Folding before = days.get(earlier).folding(variable);
        Folding after = days.get(later).folding(variable);
        List<Block> blocks = new ArrayList<>();
        for (int group = 0; group < before.size(); group++) {
            Set<Integer> these = new TreeSet<>(Set.of(group));
            Set<Integer> those = new TreeSet<>();
            int size = 0;
            while (these.size() + those.size() > size) {
                size = these.size() + those.size();
                these.forEach(each -> before.categories(each).stream()
                        .mapToInt(after::groupOf)
                        .filter(of -> of >= 0)
                        .forEach(those::add));
                those.forEach(each -> after.categories(each).stream()
                        .mapToInt(before::groupOf)
                        .filter(of -> of >= 0)
                        .forEach(these::add));
            }
            if (these.iterator().next() == group && !those.isEmpty()) {
                blocks.add(new Block(List.copyOf(these), List.copyOf(those)));
            }
        }
        return blocks;
    }

    /** What two days between which there are others tell together is mostly told by the days between. */
    private boolean toldBetween(int earlier, int later, Variable variable, Block block) {
        List<String> categories =
                days.get(earlier).folding(variable).categories(block.before().getFirst());
        return block.one()
                && later > earlier + 1
                && IntStream.rangeClosed(earlier, later)
                        .mapToObj(day -> days.get(day).folding(variable))
                        .allMatch(folding -> folding.groupOf(categories.getFirst()) >= 0
                                && folding.categories(folding.groupOf(categories.getFirst()))
                                        .equals(categories));
    }

    private void grown(int earlier, int later, Set<Variable> pair) {
        Table before = days.get(earlier).table(pair);
        Table after = days.get(later).table(pair);
        for (Block block : blocks(earlier, later, after.first())) {
            for (Block other : blocks(earlier, later, after.second())) {
                if (before == null
                        || toldBetween(earlier, later, after.first(), block)
                                && toldBetween(earlier, later, after.second(), other)) {
                    continue;
                }
                var told = attack.sum();
                var all = attack.sum();
                block.after()
                        .forEach(row -> other.after().forEach(column -> {
                            add(told, 1, later, after, row, column);
                            free(all, all(later, after.first(), row, after.second(), column));
                        }));
                block.before()
                        .forEach(row -> other.before().forEach(column -> {
                            add(told, -1, earlier, before, row, column);
                            all.minus(
                                    List.of(all(earlier, after.first(), row, after.second(), column)),
                                    Mark.UNTOLD,
                                    false,
                                    0);
                        }));
                told.isAtLeast(0);
                if (block.one() && other.one() && later == earlier + 1) {
                    newOnes(all, earlier, after, block, other);
                } else {
                    all.isAtLeast(0);
                }
            }
        }
    }

    private void add(LinearAttack.Sum sum, int sign, int day, Table table, int row, int column) {
        if (table.tells(table.first(), row, column)) {
            int at = table.rows().rowOf()[row];
            int across = table.columns().rowOf()[column];
            if (sign > 0) {
                plus(sum, day, table, at, across);
            } else {
                minus(sum, day, table, at, across);
            }
        }
    }

    private void newOnes(LinearAttack.Sum all, int earlier, Table after, Block block, Block other) {
        List<Object> grown = List.of(
                "new",
                earlier,
                after.first(),
                after.second(),
                block.after().getFirst(),
                other.after().getFirst());
        all.minus(grown, Mark.UNTOLD, false, 0).is(0);
        long rows = more(earlier, after.first(), block);
        long columns = more(earlier, after.second(), other);
        if (rows > 0 && columns > 0 && (rows < 5 || columns < 5)) {
            newOnes.add(grown);
        }
    }

    private long more(int earlier, Variable variable, Block block) {
        return days.get(earlier + 1).total(variable, block.after().getFirst())
                - days.get(earlier).total(variable, block.before().getFirst());
    }

    private void samePeople(int day) {
        for (Variable whole : Variable.dimensions()) {
            for (Variable of : Variable.dimensions()) {
                Told rows = days.get(day).rows(whole, true);
                Told others = days.get(day).rows(of, true);
                for (int row = 0; whole != of && rows.size() > 1 && row < rows.size(); row++) {
                    Set<Integer> parts = new TreeSet<>();
                    for (int person = 0; person < rows.rows().length; person++) {
                        if (rows.rows()[person] == row) {
                            parts.add(others.rows()[person]);
                        }
                    }
                    if (parts.stream().mapToLong(part -> others.counts()[part]).sum() == rows.counts()[row]) {
                        for (Variable variable : Variable.values()) {
                            if (variable.tellsWho()) {
                                same(day, whole, row, of, parts, variable);
                            }
                        }
                    }
                }
            }
        }
    }

    private void same(int day, Variable whole, int row, Variable of, Set<Integer> parts, Variable variable) {
        Table one = whole == variable ? null : days.get(day).table(EnumSet.of(whole, variable));
        Table other = of == variable ? null : days.get(day).table(EnumSet.of(of, variable));
        if (one == null || other == null) {
            return;
        }
        for (int column = 0; column < days.get(day).rows(variable, true).size(); column++) {
            var sum = one.first() == whole
                    ? plus(attack.sum(), day, one, row, column)
                    : plus(attack.sum(), day, one, column, row);
            for (int part : parts) {
                if (other.first() == of) {
                    minus(sum, day, other, part, column);
                } else {
                    minus(sum, day, other, column, part);
                }
            }
            sum.is(0);
        }
    }
}
