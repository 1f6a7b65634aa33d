package org.visibles.indicators;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.visibles.indicators.Cell.Equation;

/** The tables of those met, of one month. */
record EffectMonth(EffectGrid grid) implements MonthTables {

    @Override
    public Set<Suppression> tables() {
        return grid.breakdowns().values().stream()
                .flatMap(breakdown -> Stream.of(breakdown.table(), breakdown.inside()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public boolean isOpen(Suppression table) {
        return grid.breakdowns().values().stream().anyMatch(breakdown -> breakdown.table() == table);
    }

    @Override
    public List<Equation> equations() {
        return links().all();
    }

    @Override
    public List<Cell> small() {
        EffectLinks links = links();
        return tables().stream()
                .flatMap(Suppression::cells)
                .filter(cell -> cell.small() && cell.mark() != Mark.SHOWN && links.guarded(cell))
                .toList();
    }

    private EffectLinks links() {
        return new EffectLinks(grid, grid.identified());
    }

    @Override
    public List<Equation> since(MonthTables earlier) {
        return new EffectAdvance(((EffectMonth) earlier).grid, grid).growth();
    }
}
