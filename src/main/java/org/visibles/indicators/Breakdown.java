package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Cell.Equation;

/**
 * One published table of those met. A row is one group of the folding, or the last one several whose numbers would have to
 * be hidden, see {@link RowsTogether}. How many were met in each of these is told beside it, so what is inside that row has
 * margins too.
 */
final class Breakdown {

    /**
     * Everybody met.
     *
     * @param groups of each
     * @param columns of each
     * @param byOrganisation whether each group holds organisations
     */
    record People(Insiders insiders, int[] groups, int[] columns, boolean byOrganisation) {

        private Parts parts(Folding folding, IntUnaryOperator rowOf, long[][] counts) {
            int[] row = IntStream.range(0, folding.size()).map(rowOf).toArray();
            int[] rows = Arrays.stream(groups).map(group -> row[group]).toArray();
            return new Parts(insiders, rows, columns, counts, byOrganisation);
        }
    }

    private final Folding folding;
    private final long[][] counts;
    private final List<Integer> alone;
    private final List<Integer> together;
    private final Suppression table;
    private final Suppression inside;

    /**
     * @param counts of each group, those only met in the first column, those who got furthest in the last
     * @param small the groups that stand together; none, or two and more
     * @param people who they are, of which organisation, in which group and column
     * @param begun of the same people, what is hidden at least
     */
    Breakdown(Folding folding, long[][] counts, SortedSet<Integer> small, People people, @Nullable Breakdown begun) {
        this.folding = folding;
        this.counts = counts;
        this.together = List.copyOf(small);
        this.alone = IntStream.range(0, counts.length)
                .filter(group -> !small.contains(group))
                .boxed()
                .toList();
        Stream<long[]> rows = alone.stream().map(group -> counts[group]);
        if (!together.isEmpty()) {
            rows = Stream.concat(rows, Stream.of(RowsTogether.sum(counts, small)));
        }
        int columns = counts[0].length;
        long[][] shown = rows.toArray(long[][]::new);
        this.table = new Suppression(
                shown,
                new HashSet<>(List.of(0, columns - 1)),
                people.parts(folding, this::rowOf, shown),
                begun == null ? Past.none(shown) : begun.past(this::categories, shown));
        if (begun != null && begun.table().withdrawn()) {
            table.withdraw();
        }
        long[][] hidden = together.stream().map(group -> counts[group]).toArray(long[][]::new);
        this.inside = Suppression.hidden(
                hidden,
                Stream.of(hidden)
                        .map(row -> IntStream.range(0, columns)
                                .mapToObj(column -> RowsTogether.mark(row, column))
                                .toArray(Mark[]::new))
                        .toArray(Mark[][]::new),
                people.parts(folding, together::indexOf, hidden));
    }

    /** What another table of the same people must hide at least where this is told already. */
    private Past past(IntFunction<Set<String>> rows, long[][] of) {
        Past past = Past.none(of);
        for (int row = 0; row < of.length; row++) {
            for (int column = 0; column < of[row].length; column++) {
                Mark mark = mark(rows.apply(row), column);
                if (mark != Mark.SHOWN) {
                    past.hide(row, column, mark, mark.most(of[row][column]));
                }
            }
        }
        return past;
    }

    /** A sum is shown where all of it is. */
    private Mark mark(Set<String> categories, int column) {
        if (!together.isEmpty() && categories.equals(categories(alone.size()))) {
            return table.mark(alone.size(), column);
        }
        List<Integer> groups = folding.groupsOf(categories);
        if (groups != null && groups.size() == 1) {
            return cell(groups.getFirst(), column).mark();
        }
        return groups != null
                        && groups.stream().allMatch(group -> cell(group, column).mark() == Mark.SHOWN)
                ? Mark.SHOWN
                : Mark.UNTOLD;
    }

    private Set<String> categories(int row) {
        return (row < alone.size() ? List.of(alone.get(row)) : together)
                .stream().flatMap(group -> folding.categories(group).stream()).collect(Collectors.toSet());
    }

    Folding folding() {
        return folding;
    }

    /** What is published. */
    Suppression table() {
        return table;
    }

    /** What is told of each of those put together: nothing but their number. */
    Suppression inside() {
        return inside;
    }

    /** The groups that the last row is made of, of which nothing but the total is published; none when there is no such row. */
    List<Integer> together() {
        return together;
    }

    boolean holds(Suppression other) {
        return other == table || other == inside;
    }

    /** The same of a table as it is known in a later month. */
    boolean held(Suppression earlier) {
        return earlier == table.earlier() || earlier == inside.earlier();
    }

    /** People of one group. */
    long total(int group) {
        return IntStream.range(0, counts[group].length)
                .mapToLong(column -> counts[group][column])
                .sum();
    }

    /** The row that a group is in. */
    int rowOf(int group) {
        return together.contains(group) ? alone.size() : alone.indexOf(group);
    }

    String name(int row) {
        return row < alone.size() ? folding.name(alone.get(row)) : Variable.OTHERS;
    }

    Cell cell(int group, int column) {
        int hidden = together.indexOf(group);
        return hidden < 0 ? new Cell(table, alone.indexOf(group), column) : new Cell(inside, hidden, column);
    }

    /** What the row of those put together gives away of each of them. */
    List<Equation> inner() {
        List<Equation> inner = new ArrayList<>();
        if (!together.isEmpty()) {
            for (int column = 0; column < table.columns(); column++) {
                int at = column;
                inner.add(new Equation(
                        List.of(new Cell(table, alone.size(), at)),
                        together.stream().map(group -> cell(group, at)).toList()));
            }
        }
        return inner;
    }

    /** The rows and columns whose sums are published. */
    List<Equation> margins() {
        List<Equation> margins = new ArrayList<>(Protection.margins(table));
        for (int group : together) {
            margins.add(new Equation(
                    IntStream.range(0, table.columns())
                            .mapToObj(column -> cell(group, column))
                            .toList(),
                    List.of()));
        }
        return margins;
    }
}
