package org.visibles.indicators;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.visibles.indicators.Cell.Equation;

/** The tables of how far people have come, of one month. */
record StagesMonth(Grid grid) implements MonthTables {

    @Override
    public Set<Suppression> tables() {
        return grid.tables().stream().map(Table::suppression).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public boolean isOpen(Suppression table) {
        return true;
    }

    @Override
    public List<Equation> equations() {
        return Stream.concat(
                        new LinkedCells(grid).all(new Nested(grid)).stream(),
                        tables().stream().flatMap(table -> Protection.margins(table).stream()))
                .toList();
    }

    @Override
    public List<Cell> small() {
        return tables().stream()
                .flatMap(Suppression::cells)
                .filter(cell -> cell.small() && cell.mark() != Mark.SHOWN)
                .toList();
    }

    @Override
    public List<Equation> since(MonthTables earlier) {
        return Advance.growth(((StagesMonth) earlier).grid, grid).stream()
                .flatMap(each -> each.links().stream())
                .toList();
    }
}
