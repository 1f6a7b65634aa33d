package org.visibles.indicators;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A reader who keeps the tables of some days that tell how far people have come, and knows that nobody comes back: of each row
 * not fewer have reached a stage, left or been checked than before. Looks for cells under five of any day.
 */
final class StagesAttack {

    private static final Map<Variable, List<List<String>>> FOR_GOOD = Map.of(
            Variable.REACHED, List.of(List.of("MOBILISED", "CONNECTED"), List.of("CONNECTED")),
            Variable.EXIT, List.of(List.of("OTHER", "POSITIVE", "LASTING")),
            Variable.KNOWN, List.of(List.of("UNKNOWN", "KNOWN")));

    private final List<Grid> days;
    private final Variable of;
    private final boolean totals;
    private final LinearAttack attack = new LinearAttack();
    private final List<Object> small = new ArrayList<>();

    /**
     * @param days from the earliest to the last
     * @param of how far people have come: REACHED, EXIT or KNOWN
     */
    StagesAttack(List<Grid> days, Variable of) {
        this(days, of, false);
    }

    /** @param totals whether the reader has the totals by one variable alone, which are told exactly */
    private StagesAttack(List<Grid> days, Variable of, boolean totals) {
        this.days = days;
        this.of = of;
        this.totals = totals;
        for (Variable dimension : Variable.dimensions()) {
            for (int day = 0; day < days.size(); day++) {
                Table table = table(day, dimension);
                if (table != null) {
                    margins(day, dimension, table);
                    for (int earlier = 0; earlier < day; earlier++) {
                        grown(earlier, day, dimension);
                    }
                    for (Variable other : Variable.dimensions()) {
                        samePeople(day, dimension, other);
                    }
                }
            }
        }
    }

    private Table table(int day, Variable dimension) {
        return days.get(day).table(EnumSet.of(dimension, of));
    }

    int small() {
        return small.size();
    }

    /** What is solved by the tables: not what the totals of the days give away by themselves. */
    List<Object> solved() {
        List<Object> solved = small.stream().filter(attack::only).toList();
        if (solved.isEmpty()) {
            return solved;
        }
        LinearAttack without = new StagesAttack(days, of, true).attack;
        return solved.stream().filter(cell -> !without.only(cell)).toList();
    }

    private void margins(int day, Variable dimension, Table table) {
        for (int row = 0; row < table.rows().size(); row++) {
            var sum = attack.sum();
            for (int column = 0; column < table.columns().size(); column++) {
                plus(sum, day, dimension, table.at(dimension, row, column));
                if (table.at(dimension, row, column).count() < Suppression.THRESHOLD
                        && table.at(dimension, row, column).mark() != Mark.SHOWN) {
                    small.add(List.of(dimension, day, row, column));
                }
            }
            sum.is(table.rows().counts()[row]);
        }
        for (int column = 0; column < table.columns().size(); column++) {
            var sum = attack.sum();
            for (int row = 0; row < table.rows().size(); row++) {
                plus(sum, day, dimension, table.at(dimension, row, column));
            }
            sum.is(table.columns().counts()[column]);
        }
    }

    /** Where a row holds exactly the people of some rows of another table, it is their sum, column by column. */
    private void samePeople(int day, Variable dimension, Variable other) {
        Table whole = table(day, dimension);
        Table of = table(day, other);
        if (dimension == other || whole == null || of == null) {
            return;
        }
        int[] rows = days.get(day).places(dimension);
        int[] others = days.get(day).places(other);
        for (int row = 0; row < whole.rows().size(); row++) {
            Set<Integer> parts = new TreeSet<>();
            for (int person = 0; person < rows.length; person++) {
                if (rows[person] == row) {
                    parts.add(others[person]);
                }
            }
            if (parts.stream().mapToLong(part -> of.rows().counts()[part]).sum()
                    == whole.rows().counts()[row]) {
                for (int column = 0; column < whole.columns().size(); column++) {
                    int at = column;
                    var sum = attack.sum();
                    plus(sum, day, dimension, whole.at(dimension, row, at));
                    parts.forEach(part -> minus(sum, day, other, of.at(other, part, at)));
                    sum.is(0);
                }
            }
        }
    }

    private void grown(int earlier, int day, Variable dimension) {
        Table then = table(earlier, dimension);
        Folding before = days.get(earlier).folding(dimension);
        Folding after = days.get(day).folding(dimension);
        for (int row = 0; then != null && row < before.size(); row++) {
            int now = after.groupOf(before.categories(row).getFirst());
            if (now >= 0 && after.categories(now).equals(before.categories(row))) {
                for (List<String> reached : FOR_GOOD.get(of)) {
                    grown(earlier, row, day, now, dimension, new TreeSet<>(reached));
                }
            }
        }
    }

    private void grown(int earlier, int row, int day, int now, Variable dimension, Set<String> reached) {
        List<Integer> before = days.get(earlier).folding(of).groupsOf(reached);
        List<Integer> after = days.get(day).folding(of).groupsOf(reached);
        if (before != null && after != null) {
            var sum = attack.sum();
            after.forEach(
                    column -> plus(sum, day, dimension, table(day, dimension).cell(dimension, now, column)));
            before.forEach(column ->
                    minus(sum, earlier, dimension, table(earlier, dimension).cell(dimension, row, column)));
            sum.isAtLeast(0);
        }
    }

    private void plus(LinearAttack.Sum sum, int day, Variable dimension, Cell cell) {
        sum.plus(name(day, dimension, cell), mark(cell), cell.table().withdrawn(), cell.count());
    }

    private void minus(LinearAttack.Sum sum, int day, Variable dimension, Cell cell) {
        sum.minus(name(day, dimension, cell), mark(cell), cell.table().withdrawn(), cell.count());
    }

    private Mark mark(Cell cell) {
        return totals ? Mark.UNTOLD : cell.mark();
    }

    private static Object name(int day, Variable dimension, Cell cell) {
        return List.of(dimension, day, cell.row(), cell.column());
    }
}
