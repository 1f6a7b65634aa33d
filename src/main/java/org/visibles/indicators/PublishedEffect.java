package org.visibles.indicators;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.visibles.indicators.Effect.Line;
import org.visibles.indicators.Effect.Part;
import org.visibles.indicators.Effect.Stage;

/** Those met, as they are published. */
record PublishedEffect(EffectGrid grid) implements EffectTables {

    @Override
    public boolean publishable() {
        return grid.publishable();
    }

    @Override
    public Line total() {
        if (!publishable()) {
            return new Line("", Value.UNDER, Value.MASKED, Value.MASKED, Value.MASKED);
        }
        return new Line(
                "",
                Value.shown(IntStream.range(0, grid.stages().size())
                        .mapToLong(grid::column)
                        .sum()),
                total(Stage.IDENTIFIED),
                total(Stage.MOBILISED),
                total(Stage.CONNECTED));
    }

    private Value total(Stage stage) {
        List<Integer> columns = columns(stage);
        return columns.isEmpty()
                ? Value.MASKED
                : Value.shown(columns.stream().mapToLong(grid::column).sum());
    }

    @Override
    public List<Line> lines(EffectBy by) {
        Breakdown breakdown = grid.breakdowns().get(by);
        if (breakdown == null) {
            return List.of();
        }
        Suppression table = breakdown.table();
        return IntStream.range(0, table.rows())
                .mapToObj(row -> new Line(
                        breakdown.name(row),
                        Value.shown(IntStream.range(0, table.columns())
                                .mapToLong(column -> table.count(row, column))
                                .sum()),
                        reached(table, row, Stage.IDENTIFIED),
                        reached(table, row, Stage.MOBILISED),
                        reached(table, row, Stage.CONNECTED)))
                .toList();
    }

    @Override
    public List<Part> together(EffectBy by) {
        Breakdown breakdown = grid.breakdowns().get(by);
        return breakdown == null
                ? List.of()
                : breakdown.together().stream()
                        .map(group -> new Part(breakdown.folding().name(group), Value.shown(breakdown.total(group))))
                        .toList();
    }

    /** The columns that make up exactly those who reached a stage; empty when small ones were put together across it. */
    private List<Integer> columns(Stage stage) {
        return new EffectColumns(grid.stages()).exactly(EffectTables.atLeast(stage));
    }

    /** The sum of cells that are all shown, or all the rest of which is; one hidden cell alone by its mark. */
    private Value reached(Suppression table, int row, Stage stage) {
        List<Integer> columns = columns(stage);
        if (columns.isEmpty()) {
            return Value.MASKED;
        }
        List<Integer> rest = IntStream.range(0, table.columns())
                .filter(column -> !columns.contains(column))
                .boxed()
                .toList();
        boolean shown = columns.stream().allMatch(column -> table.mark(row, column) == Mark.SHOWN);
        if (shown || rest.stream().allMatch(column -> table.mark(row, column) == Mark.SHOWN)) {
            return Value.shown(columns.stream()
                    .mapToLong(column -> table.count(row, column))
                    .sum());
        }
        return columns.size() == 1 && table.mark(row, Objects.requireNonNull(columns.getFirst())) == Mark.UNDER
                ? Value.UNDER
                : Value.MASKED;
    }
}
