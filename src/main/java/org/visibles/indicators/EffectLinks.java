package org.visibles.indicators;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.visibles.indicators.Cell.Equation;

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
        effect.breakdowns().forEach((by, breakdown) -> {
            if (!breakdown.together().isEmpty()) {
                links.addAll(breakdown.inner());
                linked.add(by);
            }
        });
        for (EffectBy whole : effect.breakdowns().keySet()) {
            for (EffectBy of : effect.breakdowns().keySet()) {
                if (whole != of && effect.folding(whole).size() > 1) { // of everyone, the margins tell already
                    List<BitSet> parts = effect.parts(whole, of);
                    sets(whole).forEach(set -> within(whole, set, of, parts));
                }
            }
        }
        if (sameStages()) {
            for (EffectBy by : effect.breakdowns().keySet()) {
                Breakdown breakdown = effect.breakdown(by);
                Folding folding = effect.folding(by);
                SharedPeople shared = effect.shared(by);
                shared.same(folding::groupOf).forEach(same -> toGrid(by, same, breakdown::cell));
                shared.same(category -> breakdown.rowOf(folding.groupOf(category)))
                        .forEach(same -> toGrid(by, same, (row, stage) -> new Cell(breakdown.table(), row, stage)));
            }
        }
    }

    /** Whose number is told: each group, and those that stand together. */
    private List<List<Integer>> sets(EffectBy by) {
        List<List<Integer>> sets =
                new ArrayList<>(effect.groups(by).mapToObj(List::of).toList());
        if (!effect.breakdown(by).together().isEmpty()) {
            sets.add(effect.breakdown(by).together());
        }
        return sets;
    }

    /** The sums that are published too. */
    List<Equation> all() {
        List<Equation> all = new ArrayList<>(links);
        effect.breakdowns().values().forEach(breakdown -> all.addAll(breakdown.margins()));
        return all;
    }

    /**
     * Hides what it takes.
     *
     * @return cells that can be solved whatever were hidden, of earlier months too
     */
    Set<Cell> protect() {
        EffectGrid before = effect.past().before();
        EffectAdvance advance = before == null ? null : new EffectAdvance(before, effect);
        if (advance != null) {
            links.addAll(advance.links());
            linked.addAll(advance.both());
        }
        if (links.isEmpty()) {
            return Set.of();
        }
        List<Equation> margins = new ArrayList<>();
        linked.forEach(by -> margins.addAll(effect.breakdown(by).margins()));
        if (linkedToGrid) {
            LinkedCells published = new LinkedCells(grid);
            margins.addAll(published.links(Variable.REACHED));
            Variable.dimensions().forEach(variable -> margins.addAll(published.margins(variable, Variable.REACHED)));
        }
        return Protection.protect(
                links,
                margins,
                this::published,
                cell -> (advance == null || !advance.cameIn(cell.table())) && guarded(cell));
    }

    private boolean published(Suppression table) {
        return effect.breakdowns().values().stream().anyMatch(breakdown -> breakdown.table() == table);
    }

    /** That nobody at all was identified in a category is no secret where the grid has no such category. */
    boolean guarded(Cell cell) {
        return !cell.table().ofEarlierDay()
                        && effect.breakdowns().values().stream().noneMatch(breakdown -> breakdown.holds(cell.table()))
                || IntStream.range(1, cell.table().columns())
                        .anyMatch(stage -> cell.table().count(cell.row(), stage) > 0);
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

    private void within(EffectBy whole, List<Integer> groups, EffectBy of, List<BitSet> partsOf) {
        BitSet parts = new BitSet();
        groups.forEach(group -> parts.or(partsOf.get(group)));
        long people = groups.stream().mapToLong(effect.breakdown(whole)::total).sum();
        if (parts.stream().mapToLong(effect.breakdown(of)::total).sum() == people) {
            linked.add(whole);
            linked.add(of);
            IntStream.range(0, effect.stages().size())
                    .forEach(column -> links.add(new Equation(
                            groups.stream()
                                    .map(group -> effect.breakdown(whole).cell(group, column))
                                    .toList(),
                            parts.stream()
                                    .mapToObj(part -> effect.breakdown(of).cell(part, column))
                                    .toList())));
        }
    }

    private void toGrid(EffectBy by, SameIdentified same, BiFunction<Integer, Integer, Cell> cell) {
        Table published = grid.table(EnumSet.of(same.variable(), Variable.REACHED));
        if (published == null) {
            return;
        }
        linked.add(by);
        linkedToGrid = true;
        grid.groups(Variable.REACHED).forEach(stage -> {
            List<Cell> here = same.here().stream()
                    .map(group -> cell.apply(group, stage + 1))
                    .toList();
            List<Cell> there = same.there().stream()
                    .map(group -> published.cell(same.variable(), group, stage))
                    .toList();
            links.add(here.size() == 1 ? new Equation(here, there) : new Equation(there, here));
        });
    }
}
