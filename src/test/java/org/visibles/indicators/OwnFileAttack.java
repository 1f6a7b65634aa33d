package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A reader who holds the programme's figures and the file of one of its organisations, knows what each mark means, which
 * categories hold the same people, and that of nobody there are fewer than none: each number of the file is that of the
 * programme less the people of all others.
 */
final class OwnFileAttack {

    private final Grid whole;
    private final Grid own;
    private final LinearAttack attack = new LinearAttack();
    private final List<List<Object>> small = new ArrayList<>();

    OwnFileAttack(Grid whole, Grid own) {
        this.whole = whole;
        this.own = own;
        learn(whole, "whole");
        learn(own, "own");
        own.tables().forEach(this::beside);
        ownRow();
    }

    /** Small cells, of the programme's tables or of the file's, that can only be what they are. */
    List<List<Object>> solved() {
        return small.stream().filter(attack::only).toList();
    }

    private void learn(Grid grid, String of) {
        for (Table table : grid.tables()) {
            long[][] counts = table.counts();
            for (int row = 0; row < counts.length; row++) {
                var sum = attack.sum();
                for (int column = 0; column < counts[row].length; column++) {
                    add(sum, of, table, row, column, 1);
                    if (counts[row][column] < Suppression.THRESHOLD && !plain(grid, table, row, column)) {
                        small.add(key(of, table, row, column));
                    }
                }
                sum.is(Arrays.stream(counts[row]).sum());
            }
            for (int column = 0; column < table.columns().size(); column++) {
                int at = column;
                var sum = attack.sum();
                for (int row = 0; row < counts.length; row++) {
                    add(sum, of, table, row, column, 1);
                }
                sum.is(Arrays.stream(counts).mapToLong(row -> row[at]).sum());
            }
        }
        for (Variable variable : Variable.values()) {
            samePeople(grid, of, variable);
        }
        for (Meaning meaning : Meaning.ALL) {
            Variable.dimensions().forEach(dimension -> sameWords(grid, of, dimension, meaning));
        }
    }

    private static boolean plain(Grid grid, Table table, int row, int column) {
        return table.first().tellsWho() && table.second().tellsWho() && DaysAttack.nobodyCame(grid, table, row, column);
    }

    private void sameWords(Grid grid, String of, Variable dimension, Meaning meaning) {
        List<Integer> these = grid.folding(meaning.one()).groupsOf(meaning.of());
        List<Integer> those = grid.folding(meaning.other()).groupsOf(meaning.these());
        Table one = grid.table(EnumSet.of(dimension, meaning.one()));
        Table other = grid.table(EnumSet.of(dimension, meaning.other()));
        if (these != null && those != null && !these.isEmpty() && one != null && other != null) {
            grid.groups(dimension).forEach(group -> {
                var sum = attack.sum();
                these.forEach(each -> add(sum, of, dimension, one, group, each, 1));
                those.forEach(each -> add(sum, of, dimension, other, group, each, -1));
                sum.is(0);
            });
        }
    }

    private void samePeople(Grid grid, String of, Variable variable) {
        boolean who = variable.tellsWho();
        for (Variable coarse : Variable.dimensions()) {
            for (Variable fine : Variable.dimensions()) {
                Table one = grid.table(EnumSet.of(coarse, variable));
                Table other = grid.table(EnumSet.of(fine, variable));
                if (coarse == fine || one == null || other == null) {
                    continue;
                }
                Told whole = grid.rows(coarse, who);
                Told rows = grid.rows(fine, who);
                for (int row = 0; row < whole.size(); row++) {
                    Set<Integer> parts = new TreeSet<>();
                    for (int person = 0; person < grid.subjects().size(); person++) {
                        if (whole.rows()[person] == row) {
                            parts.add(rows.rows()[person]);
                        }
                    }
                    if (parts.stream().mapToLong(part -> rows.counts()[part]).sum() == whole.counts()[row]) {
                        for (int column = 0; column < grid.rows(variable, who).size(); column++) {
                            int at = column;
                            var sum = attack.sum();
                            add(sum, of, coarse, one, row, column, 1);
                            parts.forEach(part -> add(sum, of, fine, other, part, at, -1));
                            sum.is(0);
                        }
                    }
                }
            }
        }
    }

    /** A table of the file and the same of the programme, where the categories of the one are made of the other's. */
    private void beside(Table mine) {
        Table all = whole.table(EnumSet.of(mine.first(), mine.second()));
        if (all == null || mine.first() == Variable.ORGANISATION || mine.second() == Variable.ORGANISATION) {
            return;
        }
        own.groups(mine.first())
                .forEach(row -> own.groups(mine.second()).forEach(column -> {
                    List<Integer> rows = parts(mine.first(), row, all.rows());
                    List<Integer> columns = parts(mine.second(), column, all.columns());
                    if (rows != null && columns != null) {
                        var sum = attack.sum();
                        rows.forEach(one -> columns.forEach(other -> add(sum, "whole", all, one, other, 1)));
                        add(sum, "own", mine, row, column, -1);
                        long others = rows.stream()
                                        .flatMapToLong(
                                                one -> columns.stream().mapToLong(other -> all.counts()[one][other]))
                                        .sum()
                                - mine.counts()[row][column];
                        boolean nobodyElse =
                                people(all.rows(), rows) == mine.rows().counts()[row]
                                        || people(all.columns(), columns)
                                                == mine.columns().counts()[column];
                        if (others == 0 && nobodyElse) {
                            sum.is(0);
                        } else {
                            sum.isAtLeast(0);
                        }
                    }
                }));
    }

    private static long people(Told told, List<Integer> rows) {
        return rows.stream().mapToLong(row -> told.counts()[row]).sum();
    }

    /** The rows of the programme that make up exactly one of the file; null where they lie across, or people wait. */
    private List<Integer> parts(Variable variable, int group, Told told) {
        Set<String> known = new TreeSet<>();
        whole.groups(variable)
                .forEach(each -> known.addAll(whole.folding(variable).categories(each)));
        Set<String> categories = new TreeSet<>(own.folding(variable).categories(group));
        if (OwnStanding.waits(categories)) {
            return null;
        }
        categories.retainAll(known);
        List<Integer> groups = whole.folding(variable).groupsOf(categories);
        return groups == null
                ? null
                : groups.stream()
                        .map(each -> told.rowOf()[each])
                        .filter(row -> row >= 0)
                        .toList();
    }

    /** What the file tells of everybody is the programme's row of the organisation, or less where people wait. */
    private void ownRow() {
        int group = whole.folding(Variable.ORGANISATION)
                .groupOf(own.subjects().getFirst().organisation().toString());
        for (Variable variable : Variable.values()) {
            Table table = whole.table(EnumSet.of(Variable.ORGANISATION, variable));
            if (variable != Variable.ORGANISATION && table != null) {
                int row = whole.rows(Variable.ORGANISATION, variable.tellsWho()).rowOf()[group];
                own.groups(variable).forEach(each -> {
                    List<Integer> parts = parts(variable, each, whole.rows(variable, variable.tellsWho()));
                    if (parts != null) {
                        var sum = attack.sum();
                        parts.forEach(part -> add(sum, "whole", Variable.ORGANISATION, table, row, part, 1));
                        long there = parts.stream()
                                .mapToLong(part -> table.at(Variable.ORGANISATION, row, part)
                                        .count())
                                .sum();
                        if (there == own.total(variable, each)) {
                            sum.is(there);
                        } else {
                            sum.isAtLeast(own.total(variable, each));
                        }
                    }
                });
            }
        }
    }

    private void add(LinearAttack.Sum sum, String of, Table table, int row, int column, int sign) {
        Mark mark = table.suppression().mark(row, column);
        boolean withdrawn = table.suppression().withdrawn();
        if (sign > 0) {
            sum.plus(key(of, table, row, column), mark, withdrawn, table.counts()[row][column]);
        } else {
            sum.minus(key(of, table, row, column), mark, withdrawn, table.counts()[row][column]);
        }
    }

    private void add(LinearAttack.Sum sum, String of, Variable rows, Table table, int row, int column, int sign) {
        if (table.first() == rows) {
            add(sum, of, table, row, column, sign);
        } else {
            add(sum, of, table, column, row, sign);
        }
    }

    private static List<Object> key(String of, Table table, int row, int column) {
        return List.of(of, table.first(), row, table.second(), column);
    }
}
