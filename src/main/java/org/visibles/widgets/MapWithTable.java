package org.visibles.widgets;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.Function;
import org.visibles.widgets.AreaMap.Area;
import org.visibles.widgets.SortableTable.Cell;

/** A map and, beside it, the same figures as a table that can be sorted; below each other on a phone. */
public class MapWithTable extends Div {

    /** Below the least number: what is hidden comes first or last, never where its number would be. */
    private static final double HIDDEN = Double.NEGATIVE_INFINITY;

    /**
     * @param caption of the table
     * @param areaHeader what the areas are, such as "Commune"
     * @param valueHeader what the values are
     */
    public MapWithTable(String caption, String areaHeader, String valueHeader, AreaMap map) {
        this(caption, areaHeader, valueHeader, map, MapWithTable::value);
    }

    /**
     * The same with values that lead somewhere.
     *
     * @param value what the table shows of an area, made from {@link #value}
     */
    public MapWithTable(
            String caption, String areaHeader, String valueHeader, AreaMap map, Function<Area, Cell> value) {
        addClassName("visibles-map-with-table");
        List<List<Cell>> rows = map.areas().stream()
                .map(area -> List.of(Cell.of(area.name()), value.apply(area)))
                .toList();
        add(map, new SortableTable(caption, List.of(areaHeader, valueHeader), rows));
    }

    /** As the map has it. */
    public static Cell value(Area area) {
        return Cell.of(area.hidden() ? HIDDEN : area.value(), area.label());
    }
}
