package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.visibles.indicators.Cell.Equation;

/**
 * What the programme's figures bind an organisation's own file to, so that whoever holds both learns no more small numbers
 * than from each: how categories are put together ({@link OwnFoldings}), and in each table what is hidden of the programme's
 * cells in which the organisation's people are. Such a cell is the organisation's and that of all others together; where
 * all people of a commune are its own, the two rows are one.
 */
final class OwnLimits {

    private final Grid whole;
    private final int row;
    private final int[] members;

    private OwnLimits(Grid whole, UUID organisation) {
        this.whole = whole;
        this.row = whole.folding(Variable.ORGANISATION).groupOf(organisation.toString());
        this.members = whole.members(organisation);
    }

    /** Whether the programme's figures tell of an organisation by itself, and who people are of five of its own or more. */
    static boolean apart(Grid whole, UUID organisation) {
        Folding folding = whole.folding(Variable.ORGANISATION);
        int group = folding.groupOf(organisation.toString());
        return whole.publishable()
                && group >= 0
                && folding.categories(group).size() == 1
                && whole.told(Variable.ORGANISATION, group) >= Suppression.THRESHOLD;
    }

    /** Of the people of an organisation that stands by itself; of nobody for others. */
    static Grid grid(Grid whole, UUID organisation) {
        if (!apart(whole, organisation)) {
            return new Grid(List.of());
        }
        OwnLimits limits = new OwnLimits(whole, organisation);
        return new Grid(
                IntStream.of(limits.members).mapToObj(whole.subjects()::get).toList(), limits);
    }

    /**
     * @param subjects those of the organisation
     */
    OwnStood rows(List<Subject> subjects, Set<String> forced) {
        return new OwnFoldings(whole, row, new OwnStanding(subjects, OwnPeople.of(whole, members))).rows(forced);
    }

    /** Hides in the own tables what it takes. */
    void protect(Grid own, LinkedCells linked) {
        List<Equation> links = new ArrayList<>(linked.all(new Nested(own)));
        Set<Suppression> others = new HashSet<>();
        Map<Suppression, List<Equation>> margins = new HashMap<>();
        for (Table table : own.tables()) {
            Table standing = whole.table(EnumSet.of(table.first(), table.second()));
            margins.put(table.suppression(), Protection.margins(table.suppression()));
            if (standing != null && table.first() != Variable.ORGANISATION && table.second() != Variable.ORGANISATION) {
                new Pair(own, table, standing).link(links, margins, others);
            }
        }
        for (List<Equation> each : LinkedCells.together(links)) {
            List<Equation> sums = each.stream()
                    .flatMap(Equation::cells)
                    .map(Cell::table)
                    .distinct()
                    .flatMap(table -> margins.getOrDefault(table, List.of()).stream())
                    .toList();
            Protection.protect(
                    each,
                    sums,
                    table -> margins.containsKey(table) && !table.stands(),
                    cell -> !others.contains(cell.table()));
        }
    }

    /** A table of the own file, and the programme's by the same variables. */
    private final class Pair {

        private final Table own;
        private final Table standing;
        private final Suppression published;
        /** For each own row those of the programme that it is made of. */
        private final List<Optional<List<Integer>>> rows;

        private final List<Optional<List<Integer>>> columns;

        Pair(Grid grid, Table own, Table standing) {
            this.own = own;
            this.standing = standing;
            this.published = standing.suppression().standing();
            this.rows = parts(grid, own.first(), standing.rows());
            this.columns = parts(grid, own.second(), standing.columns());
        }

        /** Those who wait in the file are some of many rows. */
        private List<Optional<List<Integer>>> parts(Grid grid, Variable variable, Told told) {
            return grid.groups(variable)
                    .mapToObj(grid.folding(variable)::categories)
                    .map(categories -> Optional.of(categories)
                            .filter(each -> !OwnStanding.waits(Set.copyOf(each)))
                            .map(each -> each.stream()
                                    .mapToInt(whole.folding(variable)::groupOf)
                                    .filter(part -> part >= 0)
                                    .map(part -> told.rowOf()[part])
                                    .filter(part -> part >= 0)
                                    .distinct()
                                    .boxed()
                                    .toList()))
                    .toList();
        }

        void link(List<Equation> links, Map<Suppression, List<Equation>> margins, Set<Suppression> all) {
            Set<Integer> read = new HashSet<>();
            long[][] beside = new long[rows.size()][columns.size()];
            Suppression others = Suppression.untold(beside);
            all.add(others);
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < columns.size(); column++) {
                    List<Integer> across = rows.get(row).orElse(List.of());
                    List<Integer> down = columns.get(column).orElse(List.of());
                    if (across.isEmpty() || down.isEmpty()) {
                        continue;
                    }
                    List<Cell> cells = across.stream()
                            .flatMap(one -> down.stream().map(other -> new Cell(published, one, other)))
                            .toList();
                    beside[row][column] = cells.stream().mapToLong(Cell::count).sum() - own.counts()[row][column];
                    Cell mine = new Cell(own.suppression(), row, column);
                    if (!told(across, down)) {
                        own.suppression().mask(List.of(mine));
                    }
                    if (mine.mark() != Mark.SHOWN || cells.stream().anyMatch(cell -> cell.mark() != Mark.SHOWN)) {
                        read.addAll(across);
                        boolean nobodyElse =
                                beside[row][column] == 0 && (allOfRow(row, across) || allOfColumn(column, down));
                        links.add(new Equation(
                                nobodyElse ? List.of(mine) : List.of(mine, new Cell(others, row, column)), cells));
                    }
                }
            }
            margins.put(published, sums(read));
        }

        /** Whether the own people are all that the programme counts there. */
        private boolean allOfRow(int row, List<Integer> parts) {
            return Arrays.stream(own.counts()[row]).sum()
                    == parts.stream()
                            .flatMapToLong(part -> Arrays.stream(standing.counts()[part]))
                            .sum();
        }

        private boolean allOfColumn(int column, List<Integer> parts) {
            return Stream.of(own.counts()).mapToLong(each -> each[column]).sum()
                    == Stream.of(standing.counts())
                            .mapToLong(each ->
                                    parts.stream().mapToLong(part -> each[part]).sum())
                            .sum();
        }

        private boolean shown(int row, int column) {
            return published.mark(row, column) == Mark.SHOWN;
        }

        /** Whether the sum of the programme's cells follows from what is shown of their rows, or of their columns. */
        private boolean told(List<Integer> across, List<Integer> down) {
            return across.stream().allMatch(row -> follows(down, published.columns(), column -> shown(row, column)))
                    || down.stream().allMatch(column -> follows(across, published.rows(), row -> shown(row, column)));
        }

        /** Whether these are all shown, or all the others. */
        private static boolean follows(List<Integer> these, int all, IntPredicate shown) {
            return these.stream().allMatch(shown::test)
                    || IntStream.range(0, all)
                            .filter(each -> !these.contains(each))
                            .allMatch(shown);
        }

        /** Of the programme's rows that are read; of its columns where these are all. */
        private List<Equation> sums(Set<Integer> read) {
            List<Equation> sums = new ArrayList<>(read.stream()
                    .map(row -> new Equation(
                            IntStream.range(0, published.columns())
                                    .mapToObj(column -> new Cell(published, row, column))
                                    .toList(),
                            List.of()))
                    .toList());
            if (read.size() == published.rows()) {
                sums.addAll(IntStream.range(0, published.columns())
                        .mapToObj(column -> new Equation(
                                IntStream.range(0, published.rows())
                                        .mapToObj(row -> new Cell(published, row, column))
                                        .toList(),
                                List.of()))
                        .toList());
            }
            return sums;
        }
    }
}
