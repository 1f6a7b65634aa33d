package org.visibles.indicators;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.visibles.indicators.Grid.Table;

/**
 * A reader who keeps all tables of two days that tell who people are, and knows that nobody was taken out in between and
 * nothing corrected: whoever stood in a cell stands in it still. Looks for cells under five of either day, and for what the
 * new people of a row are who are fewer than five.
 */
final class TwoDaysAttack {

    private static final String WAITS = "WAITS";

    private final Grid[] days;
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

    TwoDaysAttack(Grid earlier, Grid later) {
        this.days = new Grid[] {earlier, later};
    }

    Result result() {
        for (Table table : days[1].tables()) {
            if (table.first().tellsWho() && table.second().tellsWho()) {
                Set<Variable> pair = EnumSet.of(table.first(), table.second());
                for (int day = 0; day < 2; day++) {
                    margins(day, days[day].table(pair));
                    everybody(day, days[day].table(pair));
                }
                grown(days[0].table(pair), table);
            }
        }
        for (int day = 0; day < 2; day++) {
            samePeople(day);
        }
        return new Result(
                small.size(), (int) small.stream().filter(attack::only).count(), newOnes.size(), (int)
                        newOnes.stream().filter(attack::only).count());
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
                name(days[day], table.first(), table.rows(), row),
                name(days[day], table.second(), table.columns(), column));
    }

    private LinearAttack.Sum plus(LinearAttack.Sum sum, int day, Table table, int row, int column) {
        Cell of = table.at(table.first(), row, column);
        return sum.plus(
                cell(day, table, row, column), of.mark(), table.suppression().withdrawn(), of.count());
    }

    private LinearAttack.Sum minus(LinearAttack.Sum sum, int day, Table table, int row, int column) {
        Cell of = table.at(table.first(), row, column);
        return sum.minus(
                cell(day, table, row, column), of.mark(), table.suppression().withdrawn(), of.count());
    }

    private void margins(int day, Table table) {
        for (int row = 0; row < table.rows().size(); row++) {
            var sum = attack.sum();
            for (int column = 0; column < table.columns().size(); column++) {
                plus(sum, day, table, row, column);
                Cell of = table.at(table.first(), row, column);
                List<Object> cell = cell(day, table, row, column);
                if (of.small() && !cell.contains(WAITS)) {
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

    private LinearAttack.Sum free(LinearAttack.Sum sum, Object... of) {
        return sum.plus(List.of(of), Suppression.Mark.UNTOLD, false, 0);
    }

    /** All people, told or not: of those who wait the reader knows the sums by either variable alone. */
    private void everybody(int day, Table table) {
        Grid grid = days[day];
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
            days[day].folding(one).categories(group).toString(),
            days[day].folding(other).categories(each).toString()
        };
    }

    private void grown(Table before, Table after) {
        Variable one = after.first();
        Variable other = after.second();
        days[1].groups(one)
                .forEach(group -> days[1].groups(other).forEach(each -> {
                    int was = same(one, group);
                    int wasEach = same(other, each);
                    if (was < 0 || wasEach < 0) {
                        return;
                    }
                    if (before.tells(one, was, wasEach) && after.tells(one, group, each)) {
                        minus(
                                        plus(
                                                attack.sum(),
                                                1,
                                                after,
                                                after.rows().rowOf()[group],
                                                after.columns().rowOf()[each]),
                                        0,
                                        before,
                                        before.rows().rowOf()[was],
                                        before.columns().rowOf()[wasEach])
                                .isAtLeast(0);
                    }
                    List<Object> grown = List.of("new", one, other, group, each);
                    attack.sum()
                            .plus(List.of(all(1, one, group, other, each)), Suppression.Mark.UNTOLD, false, 0)
                            .minus(List.of(all(0, one, was, other, wasEach)), Suppression.Mark.UNTOLD, false, 0)
                            .minus(grown, Suppression.Mark.UNTOLD, false, 0)
                            .is(0);
                    long rows = days[1].total(one, group) - days[0].total(one, was);
                    long columns = days[1].total(other, each) - days[0].total(other, wasEach);
                    if (rows > 0 && columns > 0 && (rows < 5 || columns < 5)) {
                        newOnes.add(grown);
                    }
                }));
    }

    /** The group with the same categories the day before; -1 when there is none. */
    private int same(Variable variable, int group) {
        List<String> categories = days[1].folding(variable).categories(group);
        return days[0].groups(variable)
                .filter(each -> days[0].folding(variable).categories(each).equals(categories))
                .findFirst()
                .orElse(-1);
    }

    private void samePeople(int day) {
        for (Variable whole : Variable.dimensions()) {
            for (Variable of : Variable.dimensions()) {
                Told rows = days[day].rows(whole, true);
                Told others = days[day].rows(of, true);
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
        Table one = whole == variable ? null : days[day].table(EnumSet.of(whole, variable));
        Table other = of == variable ? null : days[day].table(EnumSet.of(of, variable));
        if (one == null || other == null) {
            return;
        }
        for (int column = 0; column < days[day].rows(variable, true).size(); column++) {
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
