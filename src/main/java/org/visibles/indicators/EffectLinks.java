package org.visibles.indicators;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Cell.Equation;
import org.visibles.indicators.Grid.Table;

/**
 * What the tables of those met give away of each other, and what the published grid of the identified gives away of them
 * or they of it: where categories of the two hold exactly the same people, their counts are equal stage by stage. What the
 * grid publishes stands already, so only the tables of those met are hidden further.
 */
final class EffectLinks {

    private final EffectGrid effect;
    private final Grid grid;
    private final List<Equation> links = new ArrayList<>();
    private final Set<EffectBy> linked = new LinkedHashSet<>();
    private boolean linkedToGrid;

    EffectLinks(EffectGrid effect, Grid grid) {
        this.effect = effect;
        this.grid = grid;
        for (EffectBy whole : effect.tables().keySet()) {
            for (EffectBy of : effect.tables().keySet()) {
                if (whole != of && effect.folding(whole).size() > 1) { // of everyone, the margins tell already
                    effect.groups(whole).forEach(group -> within(whole, group, of));
                }
            }
        }
        if (sameStages()) {
            effect.tables()
                    .keySet()
                    .forEach(by -> SameIdentified.of(effect.met(), each -> effect.groupOf(by, each), grid)
                            .forEach(same -> toGrid(by, same)));
        }
    }

    /**
     * Hides what it takes. That nobody at all was identified in a category is no secret where the grid has no such category.
     *
     * @return a cell that could be solved still; null when there is none
     */
    @Nullable
    Cell protect() {
        if (links.isEmpty()) {
            return null;
        }
        List<Equation> margins = new ArrayList<>();
        linked.forEach(by -> margins.addAll(Protection.margins(table(by))));
        if (linkedToGrid) {
            LinkedCells published = new LinkedCells(grid);
            margins.addAll(published.links(Variable.REACHED));
            Variable.dimensions().forEach(variable -> margins.addAll(published.margins(variable, Variable.REACHED)));
        }
        return new Protection(links, margins).protect(effect.tables()::containsValue, this::guarded);
    }

    private boolean guarded(Cell cell) {
        return !effect.tables().containsValue(cell.table())
                || IntStream.range(1, cell.table().columns())
                        .anyMatch(stage -> cell.table().count(cell.row(), stage) > 0);
    }

    private Suppression table(EffectBy by) {
        return Objects.requireNonNull(effect.tables().get(by));
    }

    /** Whether the stages are folded as in the grid, after those only met. */
    private boolean sameStages() {
        List<Set<String>> stages = effect.stages();
        return stages.size() > 1
                && grid.groups(Variable.REACHED)
                        .mapToObj(group ->
                                Set.copyOf(grid.folding(Variable.REACHED).categories(group)))
                        .toList()
                        .equals(stages.subList(1, stages.size()));
    }

    private void within(EffectBy whole, int group, EffectBy of) {
        Set<Integer> parts = new HashSet<>();
        effect.met().stream()
                .filter(each -> effect.groupOf(whole, each) == group)
                .forEach(each -> parts.add(effect.groupOf(of, each)));
        long sum = parts.stream().mapToLong(part -> effect.total(of, part)).sum();
        if (sum == effect.total(whole, group)) {
            linked.add(whole);
            linked.add(of);
            IntStream.range(0, effect.stages().size())
                    .forEach(column -> links.add(new Equation(
                            List.of(new Cell(table(whole), group, column)),
                            parts.stream()
                                    .map(part -> new Cell(table(of), part, column))
                                    .toList())));
        }
    }

    private void toGrid(EffectBy by, SameIdentified same) {
        Table published = grid.table(EnumSet.of(same.variable(), Variable.REACHED));
        if (published == null) {
            return;
        }
        linked.add(by);
        linkedToGrid = true;
        grid.groups(Variable.REACHED).forEach(stage -> {
            List<Cell> here = same.here().stream()
                    .map(group -> new Cell(table(by), group, stage + 1))
                    .toList();
            List<Cell> there = same.there().stream()
                    .map(group -> published.cell(same.variable(), group, stage))
                    .toList();
            links.add(here.size() == 1 ? new Equation(here, there) : new Equation(there, here));
        });
    }
}
